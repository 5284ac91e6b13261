namespace Kelione.Engine.Kernels;

/// <summary>
/// Groups directions by k-means on the sphere (I. S. Dhillon and D. S. Modha, 2001, Machine Learning 42, 143–175), first centres by k-means++ (D. Arthur and S. Vassilvitskii, 2007, SODA, 1027–1035).
/// One thread, one order: the same directions in the same order and the same seed give the same centres.
/// </summary>
internal sealed class SphericalKMeans
{
    private const int MaxRounds = 40;

    private readonly double[] _centres;

    private SphericalKMeans(double[] centres, int count, double similarity) => (_centres, Count, Similarity) = (centres, count, similarity);

    /// <summary>How many centres; fewer than asked for where there are fewer different directions.</summary>
    public int Count { get; }

    /// <summary>The sum over all directions of the cosine with their centre: what is made great.</summary>
    public double Similarity { get; }

    public static SphericalKMeans Fit(IReadOnlyList<CustomerVector> vectors, int dimensions, int clusters, ulong seed)
    {
        var first = FirstCentres(vectors, clusters, new SeededRandom(seed));
        var count = first.Count;
        var centres = new double[dimensions * count];
        for (var c = 0; c < count; c++)
        {
            Add(centres, count, c, vectors[first[c]]);
        }

        var nearest = new int[vectors.Count];
        Array.Fill(nearest, -1);
        double similarity;
        for (var round = 0; ; round++)
        {
            var changed = false;
            similarity = 0;
            for (var v = 0; v < nearest.Length; v++)
            {
                var (cluster, cosine) = Nearest(centres, count, vectors[v].Activities, vectors[v].Weights);
                changed |= cluster != nearest[v];
                nearest[v] = cluster;
                similarity += cosine;
            }

            if (!changed || round == MaxRounds)
            {
                return new SphericalKMeans(centres, count, similarity);
            }

            centres = Centres(vectors, nearest, centres, count);
        }
    }

    /// <summary>The centre nearest to a direction, the first of equal ones.</summary>
    public int NearestTo(ReadOnlySpan<int> activities, ReadOnlySpan<double> weights) => Nearest(_centres, Count, activities, weights).Cluster;

    private static List<int> FirstCentres(IReadOnlyList<CustomerVector> vectors, int clusters, SeededRandom random)
    {
        var chosen = new List<int>();
        var distances = new double[vectors.Count];
        Array.Fill(distances, 1);
        while (chosen.Count < clusters)
        {
            // Rounding leaves some distance between equal directions.
            var sum = distances.Sum();
            if (sum < 1e-9)
            {
                break;
            }

            var left = random.NextShare() * sum;
            var next = 0;
            while (next < distances.Length - 1 && (left -= distances[next]) >= 0)
            {
                next++;
            }

            chosen.Add(next);
            for (var v = 0; v < distances.Length; v++)
            {
                var distance = Math.Max(0, 1 - Cosine(vectors[v], vectors[next]));
                distances[v] = distance < 1e-12 ? 0 : Math.Min(distances[v], distance);
            }
        }

        return chosen;
    }

    private static double[] Centres(IReadOnlyList<CustomerVector> vectors, int[] nearest, double[] before, int count)
    {
        var centres = new double[before.Length];
        for (var v = 0; v < nearest.Length; v++)
        {
            Add(centres, count, nearest[v], vectors[v]);
        }

        for (var c = 0; c < count; c++)
        {
            var squares = 0.0;
            for (var i = c; i < centres.Length; i += count)
            {
                squares += centres[i] * centres[i];
            }

            // A centre that lost all its directions stays where it was.
            var length = Math.Sqrt(squares);
            for (var i = c; i < centres.Length; i += count)
            {
                centres[i] = length > 0 ? centres[i] / length : before[i];
            }
        }

        return centres;
    }

    private static void Add(double[] centres, int count, int cluster, CustomerVector vector)
    {
        for (var i = 0; i < vector.Activities.Length; i++)
        {
            centres[vector.Activities[i] * count + cluster] += vector.Weights[i];
        }
    }

    private static (int Cluster, double Cosine) Nearest(double[] centres, int count, ReadOnlySpan<int> activities, ReadOnlySpan<double> weights)
    {
        Span<double> cosines = stackalloc double[count];
        cosines.Clear();
        for (var i = 0; i < activities.Length; i++)
        {
            var row = centres.AsSpan(activities[i] * count, count);
            for (var c = 0; c < row.Length; c++)
            {
                cosines[c] += row[c] * weights[i];
            }
        }

        var best = 0;
        for (var c = 1; c < count; c++)
        {
            best = cosines[c] > cosines[best] ? c : best;
        }

        return (best, cosines[best]);
    }

    /// <summary>The cosine of two directions.</summary>
    public static double Cosine(CustomerVector left, CustomerVector right)
    {
        var sum = 0.0;
        for (var i = 0; i < left.Activities.Length; i++)
        {
            var at = Array.IndexOf(right.Activities, left.Activities[i]);
            sum += at >= 0 ? left.Weights[i] * right.Weights[at] : 0;
        }

        return sum;
    }
}
