using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>Clusters of journeys: centres found on a sample, then every customer put to the nearest.</summary>
internal sealed class JourneyClusters
{
    private const int SampleSize = 10_000;
    private const int SilhouetteSize = 1_000;
    private const int Tries = 4;
    private const int MostClustersTried = 8;

    private readonly KernelRun _run;
    private readonly int[] _placeOf;
    private readonly SphericalKMeans _means;

    private JourneyClusters(KernelRun run, int[] placeOf, SphericalKMeans means, double? silhouette) => (_run, _placeOf, _means, Silhouette) = (run, placeOf, means, silhouette);

    /// <summary>The mean silhouette over a sample; null where there are fewer than two clusters.</summary>
    public double? Silhouette { get; }

    /// <summary>null where the view is empty.</summary>
    public static JourneyClusters? Find(SegmentDiscoveryQuestion question, KernelRun run)
    {
        var activities = run.Snapshot.Activities;
        var placeOf = new int[activities.Count];
        foreach (var (code, place) in Enumerable.Range(0, activities.Count).OrderBy(code => activities[code], StringComparer.Ordinal).Select((code, place) => (code, place)))
        {
            placeOf[code] = place;
        }

        var sample = CustomerSample.Take(run, SampleSize, question.Seed, placeOf);
        if (sample.Count == 0)
        {
            return null;
        }

        var numbers = question.Clusters is { } asked ? [asked] : Enumerable.Range(2, MostClustersTried - 1).ToArray();
        var fits = new SphericalKMeans[numbers.Length * Tries];
        Parallel.For(0, fits.Length, new ParallelOptions { MaxDegreeOfParallelism = run.Threads, CancellationToken = run.Cancellation }, i =>
            fits[i] = SphericalKMeans.Fit(sample, activities.Count, numbers[i / Tries], SeededRandom.Mix((ulong)question.Seed) + (ulong)i));

        var silhouette = new Silhouette([.. sample.Take(SilhouetteSize)]);
        var best = fits.Chunk(Tries).Select(tries => tries.MaxBy(t => t.Similarity)!).Select(means => (Means: means, Silhouette: silhouette.Mean(means))).MaxBy(m => m.Silhouette ?? -2);
        return new JourneyClusters(run, placeOf, best.Means, best.Silhouette);
    }

    /// <summary>The clusters by falling size, with the places of their centres.</summary>
    public IReadOnlyList<(int Centre, JourneyCluster Cluster)> Describe()
    {
        var counts = JourneyChunks.Walk(_run, () => new Counts(_means.Count, _placeOf), (range, counts) => Each(range, counts.Vectorizer, (_, centre, activities) => counts.Add(centre, activities)));
        foreach (var other in counts.Skip(1))
        {
            counts[0].Add(other);
        }

        string[] names = [.. Enumerable.Range(0, _placeOf.Length).Select(code => _run.Snapshot.Activities[code]).Order(StringComparer.Ordinal)];
        var all = counts[0].Customers.Sum();
        return
        [
            .. Enumerable.Range(0, _means.Count).Where(c => counts[0].Customers[c] > 0).OrderByDescending(c => counts[0].Customers[c]).ThenBy(c => c).Select((c, i) =>
            {
                var apart = ClusterNames.SetApartBy(counts[0].Customers, counts[0].Did, c, names);
                var name = apart.Count > 0 ? string.Join(", ", apart.Take(3).Select(d => d.Activity)) : "nothing sets it apart";
                return (c, new JourneyCluster(i + 1, name, counts[0].Customers[c], counts[0].Customers[c] / (double)all, apart));
            }),
        ];
    }

    /// <summary>The persons nearest to a centre.</summary>
    public PersonSet PersonsOf(int centre) => PersonSets.Union([.. JourneyChunks.Walk(_run, () => (Set: _run.NewSet(), Vectorizer: new Vectorizer(_placeOf)).ToTuple(), (range, state) =>
        Each(range, state.Item2, (person, nearest, _) =>
        {
            if (nearest == centre)
            {
                state.Item1.Add(person);
            }
        })).Select(s => s.Item1)]);

    private delegate void Visit(int person, int centre, ReadOnlySpan<int> activities);

    private void Each(JourneyRange range, Vectorizer vectorizer, Visit visit)
    {
        for (var j = range.First; j < range.End; j++)
        {
            if (range.Segment.Offsets[j] < range.Segment.Offsets[j + 1])
            {
                vectorizer.Read(range.Segment, j);
                visit(range.Segment.Persons[j], _means.NearestTo(vectorizer.Activities, vectorizer.Weights), vectorizer.Activities);
            }
        }
    }

    private sealed class Counts(int clusters, int[] placeOf)
    {
        public Vectorizer Vectorizer { get; } = new(placeOf);

        public long[] Customers { get; } = new long[clusters];

        /// <summary>At [cluster, activity]: customers of the cluster who did it.</summary>
        public long[,] Did { get; } = new long[clusters, placeOf.Length];

        public void Add(int cluster, ReadOnlySpan<int> activities)
        {
            Customers[cluster]++;
            foreach (var activity in activities)
            {
                Did[cluster, activity]++;
            }
        }

        public void Add(Counts other)
        {
            for (var c = 0; c < Customers.Length; c++)
            {
                Customers[c] += other.Customers[c];
                for (var a = 0; a < Did.GetLength(1); a++)
                {
                    Did[c, a] += other.Did[c, a];
                }
            }
        }
    }
}
