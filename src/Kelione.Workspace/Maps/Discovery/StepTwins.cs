namespace Kelione.Workspace;

/// <summary>
/// Joins activities that are one step to a customer: ways of doing the same (<c>payment_card</c>, <c>payment_cash</c>); and where there is no room for all, what hardly ever happens without the other,
/// and what is done to and fro at the same place.
/// </summary>
/// <param name="neighbours">What comes before and after.</param>
/// <param name="names">The activities, in the order of <paramref name="before"/>.</param>
/// <param name="before">How many customers did the one activity and later the other.</param>
/// <param name="customers">How many did each.</param>
internal sealed class StepTwins(ActivityNeighbours neighbours, IReadOnlyList<string> names, long[,] before, IReadOnlyList<long> customers)
{
    /// <summary>How alike what comes before and after two activities must be for them to be one step, their names being akin; and without that.</summary>
    private const double AkinLikeness = 0.85;
    private const double AnyLikeness = 0.9;

    /// <summary>So many more customers, as a share of the fewer of the two, may do them in one order than in the other: more, and they are one after the other.</summary>
    private const double MostOrdered = 0.3;

    /// <summary>The steps with twins joined.</summary>
    /// <param name="steps">Of one activity each.</param>
    /// <param name="most">More steps than this are too many.</param>
    public IReadOnlyList<StepCandidate> Join(IReadOnlyList<StepCandidate> steps, int most)
    {
        var joined = JoinWhile(steps, int.MaxValue, AreAlternatives);
        joined = JoinWhile(joined, Math.Max(joined.Count - most, 0), AreInseparable);
        return JoinWhile(joined, Math.Max(joined.Count - most, 0), AreInterchangeable);
    }

    /// <summary>Joins the best pair again and again, until none is left or so many joins were made.</summary>
    private static List<StepCandidate> JoinWhile(IReadOnlyList<StepCandidate> steps, int mostJoins, Func<string, string, double> likeness)
    {
        var left = steps.ToList();
        for (var joins = 0; joins < mostJoins; joins++)
        {
            var best = (Score: 0.0, First: 0, Second: 0);
            for (var i = 0; i < left.Count; i++)
            {
                for (var j = i + 1; j < left.Count; j++)
                {
                    var score = left[i].Activities.SelectMany(a => left[j].Activities.Select(b => likeness(a, b))).Min();
                    best = score > best.Score ? (score, i, j) : best;
                }
            }

            if (best.Score == 0)
            {
                break;
            }

            left[best.First] = left[best.First].Join(left[best.Second]);
            left.RemoveAt(best.Second);
        }

        return left;
    }

    private double AreAlternatives(string left, string right)
    {
        if (!AreUnordered(left, right))
        {
            return 0;
        }

        var likeness = neighbours.Likeness(left, right);
        return IsNumbered(left, right) ? 1 + likeness : AreAkin(left, right) && likeness >= AkinLikeness ? likeness : 0;
    }

    private double AreInseparable(string left, string right) => neighbours.AreInseparable(left, right) || neighbours.AreInseparable(right, left) ? 1 : 0;

    private double AreInterchangeable(string left, string right) =>
        AreUnordered(left, right) && neighbours.AreToAndFro(left, right) && neighbours.Likeness(left, right) is >= AnyLikeness and var likeness ? likeness : 0;

    private bool AreUnordered(string left, string right)
    {
        var (l, r) = (IndexOf(left), IndexOf(right));
        return Math.Abs(before[l, r] - before[r, l]) <= MostOrdered * Math.Min(customers[l], customers[r]);
    }

    private int IndexOf(string name)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i] == name)
            {
                return i;
            }
        }

        throw new ArgumentException($"'{name}' is none of the activities looked at.", nameof(name));
    }

    /// <summary>Whether the names differ in a number alone.</summary>
    private static bool IsNumbered(string left, string right) =>
        NameWords.WithoutNumbers(left) is { Count: > 0 } words && words.SequenceEqual(NameWords.WithoutNumbers(right), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the names begin or end with the same word.</summary>
    private static bool AreAkin(string left, string right) =>
        (NameWords.WithoutNumbers(left), NameWords.WithoutNumbers(right)) is ({ Count: > 1 } l, { Count: > 1 } r)
        && (l[0].Equals(r[0], StringComparison.OrdinalIgnoreCase) || l[^1].Equals(r[^1], StringComparison.OrdinalIgnoreCase));
}
