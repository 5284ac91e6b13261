using System.Globalization;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>Which early acts go together with staying: one walk counts all candidates at once.</summary>
internal sealed class AhaKernel : Kernel<AhaQuestion, AhaAnswer>
{
    protected override AhaAnswer Ask(AhaQuestion question, KernelRun run)
    {
        var counts = Count(question, run);
        var candidates = Candidates(question, counts, run);
        return new AhaAnswer
        {
            Base = counts.Base,
            Retained = counts.Retained,
            Tried = candidates.Count,
            Candidates = candidates,
            Groups = question.Groups.Count == 0 ? null : [.. question.Groups.Select(g => Group(question, g, run))],
        };
    }

    protected override PersonSet? Open(AhaQuestion question, string[] address, KernelRun run)
    {
        switch (address)
        {
            case ["base"]:
                return Persons(question, run, (_, _) => true);
            case ["retained"]:
                return Persons(question, run, (_, retained) => retained);
            case ["candidate", var activity, var times, "with" or "without" or "retainedWith" or "retainedWithout"]
                when run.Snapshot.Activities.CodeOf(activity) is { } code && int.TryParse(times, NumberStyles.None, CultureInfo.InvariantCulture, out var k) && k >= 1 && k <= question.Times:
                var with = address[3] is "with" or "retainedWith";
                var anyway = address[3] is "with" or "without";
                return Persons(question, run, (exposure, retained) => exposure.Count(code) >= k == with && (anyway || retained));
            default:
                return null;
        }
    }

    private static AhaGroup Group(AhaQuestion question, NamedSegment group, KernelRun run)
    {
        var counts = Count(question, GroupRuns.Over(run, question, group));
        return new AhaGroup(group.Name, counts.Base, counts.Retained, Candidates(question, counts, run));
    }

    private static IReadOnlyList<AhaCandidate> Candidates(AhaQuestion question, AhaCounts counts, KernelRun run) =>
        counts.Candidates(code => run.Snapshot.Activities[code], question.MinimumGroup);

    private static AhaCounts Count(AhaQuestion question, KernelRun run)
    {
        var counts = new AhaWalk(question, run).Run(() => new AhaCounts(run.Snapshot.Activities.Count, question.Times));
        foreach (var other in counts.Skip(1))
        {
            counts[0].Add(other);
        }

        return counts[0];
    }

    private static PersonSet Persons(AhaQuestion question, KernelRun run, Test test) =>
        PersonSets.Union([.. new AhaWalk(question, run).Run(() => new Found(run.NewSet(), test)).Select(f => f.Persons)]);

    private delegate bool Test(ReadOnlySpan<int> exposure, bool retained);

    private sealed class Found(PersonSet persons, Test test) : IAhaSink
    {
        public PersonSet Persons => persons;

        public void Customer(int person, ReadOnlySpan<int> exposure, bool retained)
        {
            if (test(exposure, retained))
            {
                persons.Add(person);
            }
        }
    }
}
