namespace Kelione.Workspace;

/// <summary>What makes steps a stage: that customers move between them, and that their names share a word.</summary>
internal static class StageTies
{
    /// <summary>What a shared word adds, as a share of the moves that the two steps could have.</summary>
    private const double WordTie = 0.5;

    /// <summary>How closely each two steps belong together, by places.</summary>
    public static double[,] Of(DraftData data)
    {
        var count = data.Steps.Count;
        var ties = new double[count, count];
        foreach (var move in data.Measured.Moves)
        {
            ties[DraftData.PlaceOf(move.From), DraftData.PlaceOf(move.To)] = move.Customers;
        }

        var words = data.Steps.Select(FirstWords).ToList();
        for (var i = 0; i < count; i++)
        {
            for (var j = i + 1; j < count; j++)
            {
                ties[i, j] += words[i].Overlaps(words[j]) ? WordTie * Math.Min(data.Steps[i].Customers, data.Steps[j].Customers) : 0;
            }
        }

        return ties;
    }

    /// <summary>The word that the names of all steps of a stage begin with and those of no others; else the name of the step that most customers take.</summary>
    /// <param name="steps">The stage's steps.</param>
    /// <param name="others">The steps of the other stages.</param>
    public static string NameOf(IReadOnlyList<StepCandidate> steps, IEnumerable<StepCandidate> others)
    {
        var common = steps.Select(FirstWords).Aggregate((left, right) => left.Intersect(right, StringComparer.OrdinalIgnoreCase).ToHashSet(StringComparer.OrdinalIgnoreCase));
        return steps.Count > 1 && common.Count == 1 && !others.Any(o => FirstWords(o).Overlaps(common)) ? NameWords.Sentence(common, "") : steps.MaxBy(s => s.Customers)!.Name;
    }

    /// <summary>The words that the names of a step's activities begin with: what they are about.</summary>
    private static HashSet<string> FirstWords(StepCandidate step)
    {
        var firsts = step.Activities.Select(a => NameWords.WithoutNumbers(a) is [var first, _, ..] ? first : "").Where(w => w.Length > 2).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return firsts.Count == 1 ? firsts : new HashSet<string>(StringComparer.OrdinalIgnoreCase);
    }
}
