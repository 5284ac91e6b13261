using System.Globalization;
using Kelione.Engine.Index;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>What did those who left do instead, and what goes together with leaving.</summary>
internal sealed class DropOffsKernel : Kernel<DropOffsQuestion, DropOffsAnswer>
{
    protected override DropOffsAnswer Ask(DropOffsQuestion question, KernelRun run)
    {
        var after = NextStepTimes.AfterMicros(question, run);
        var counts = new ChainWalk(question.Steps, question.Within.Micros, run).Run(() => new DropOffCounts(question, run.Snapshot, after));
        foreach (var other in counts.Skip(1))
        {
            counts[0].Add(other);
        }

        return counts[0].Answer();
    }

    protected override PersonSet? Open(DropOffsQuestion question, string[] address, KernelRun run)
    {
        if (address.Length < 2 || !int.TryParse(address[1], NumberStyles.None, CultureInfo.InvariantCulture, out var step) || step < 1 || step >= question.Steps.Count)
        {
            return null;
        }

        int? Code(string name) => run.Snapshot.Activities.CodeOf(name);
        return address switch
        {
            ["left", _] => Persons((_, _, rows, _) => rows.Length == step),
            ["went", _] => Persons((_, _, rows, _) => rows.Length > step),
            ["instead", _, DropOffsAnswer.End] => Persons((segment, journey, rows, _) => rows.Length == step && DropOffMoments.Next(segment, journey, rows[step - 1]) is null),
            ["instead", _, var name] when Code(name) is { } code =>
                Persons((segment, journey, rows, _) => rows.Length == step && DropOffMoments.Next(segment, journey, rows[step - 1]) == code),
            ["together", _, var name, "left"] when Code(name) is { } code =>
                Persons((segment, journey, rows, done) => rows.Length == step && done(segment, journey, rows, step - 1, code)),
            ["together", _, var name, "went"] when Code(name) is { } code =>
                Persons((segment, journey, rows, done) => rows.Length > step && done(segment, journey, rows, step - 1, code)),
            _ => null,
        };

        PersonSet Persons(Test test)
        {
            var after = address[0] == "together" ? NextStepTimes.AfterMicros(question, run) : [];
            return PersonSets.Union(
                [.. new ChainWalk(question.Steps, question.Within.Micros, run).Run(() => new Found(run.NewSet(), new DropOffMoments(question, run.Snapshot, after), test)).Select(f => f.Persons)]);
        }
    }

    /// <summary>Whether an activity was done around a chain's step (from 0).</summary>
    private delegate bool Done(JourneySegment segment, int journey, ReadOnlySpan<long> rows, int step, int activity);

    private delegate bool Test(JourneySegment segment, int journey, ReadOnlySpan<long> rows, Done done);

    private sealed class Found(PersonSet persons, DropOffMoments moments, Test test) : IChainSink
    {
        private readonly List<int> _exposure = [];

        public PersonSet Persons => persons;

        public void Chain(JourneySegment segment, int journey, ReadOnlySpan<long> rows)
        {
            if (test(segment, journey, rows, Done))
            {
                persons.Add(segment.Persons[journey]);
            }
        }

        private bool Done(JourneySegment segment, int journey, ReadOnlySpan<long> rows, int step, int activity)
        {
            moments.Exposure(segment, journey, rows, step, _exposure);
            return _exposure.Contains(activity);
        }
    }
}
