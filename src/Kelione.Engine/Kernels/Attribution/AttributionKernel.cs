using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>Which channels brought the results: one walk cuts journeys into paths, whose sums the models need and nothing else.</summary>
internal sealed class AttributionKernel : Kernel<AttributionQuestion, AttributionAnswer>
{
    protected override AttributionAnswer Ask(AttributionQuestion question, KernelRun run)
    {
        var field = new TextField(question.Field, run.Snapshot, run.View.Segments);
        string[] channels = [.. Enumerable.Range(0, field.Count).Select(code => field[code])];
        var options = new AttributionOptions { HalfLife = question.HalfLife, Direct = question.Direct, Costs = question.Costs };
        var counts = new PathWalk(question, field, run).Run(() => new Counts(new AttributionTally(channels, question.ModelsAsked(), options)));
        foreach (var other in counts.Skip(1))
        {
            counts[0].Add(other);
        }

        var credits = counts[0].Tally.Credits();
        return new AttributionAnswer
        {
            Conversions = counts[0].Tally.Conversions,
            Unattributed = counts[0].Unattributed,
            Value = counts[0].Tally.Value,
            Nulls = counts[0].Tally.Nulls,
            Converted = counts[0].Converted,
            Models = credits.Models,
            RemovalEffects = credits.RemovalEffects,
        };
    }

    protected override PersonSet? Open(AttributionQuestion question, string[] address, KernelRun run)
    {
        var field = new TextField(question.Field, run.Snapshot, run.View.Segments);
        return address switch
        {
            ["converted"] => Persons((_, converted) => converted),
            ["unattributed"] => Persons((channels, converted) => converted && channels.IsEmpty),
            ["channel", var name, ..] when address.Length <= 3 && field.CodeOf(name) is { } code => Persons((channels, converted) => converted && channels.Contains(code)),
            _ => null,
        };

        PersonSet Persons(Test test) => PersonSets.Union([.. new PathWalk(question, field, run).Run(() => new Found(run.NewSet(), test)).Select(f => f.Persons)]);
    }

    private delegate bool Test(ReadOnlySpan<int> channels, bool converted);

    private sealed record Counts(AttributionTally Tally) : IPathSink
    {
        private int _lastConverted = -1;

        public long Converted { get; private set; }

        public double Unattributed { get; private set; }

        public void Path(int person, ReadOnlySpan<int> channels, ReadOnlySpan<long> agesMicros, bool converted, double value)
        {
            if (converted && _lastConverted != person)
            {
                _lastConverted = person;
                Converted++;
            }

            Unattributed += converted && channels.IsEmpty ? 1 : 0;
            Tally.Add(channels, converted ? 1 : 0, converted ? value : 0, converted ? 0 : 1, agesMicros);
        }

        public void Add(Counts other)
        {
            Converted += other.Converted;
            Unattributed += other.Unattributed;
            Tally.Add(other.Tally);
        }
    }

    private sealed record Found(PersonSet Persons, Test Test) : IPathSink
    {
        public void Path(int person, ReadOnlySpan<int> channels, ReadOnlySpan<long> agesMicros, bool converted, double value)
        {
            if (Test(channels, converted))
            {
                Persons.Add(person);
            }
        }
    }
}
