using Kelione.Journeys;

namespace Kelione.Oracle.Plain;

/// <summary>Which early acts go together with staying.</summary>
internal static class PlainAha
{
    private sealed record Member(PlainJourney Journey, IReadOnlyList<string> Early, bool Retained);

    public static Opened Answer(AhaQuestion question, PlainView view)
    {
        var behind = new Behind();
        var members = view.Journeys.Select(j => MemberOf(question, view, j)).OfType<Member>().ToList();
        behind.Put("base", members.Select(m => m.Journey));
        behind.Put("retained", members.Where(m => m.Retained).Select(m => m.Journey));
        var candidates = Candidates(question, members);
        foreach (var candidate in candidates)
        {
            string Address(string group) => Handles.Address("candidate", candidate.Activity, Handles.Part(candidate.Times), group);
            var with = members.Where(m => Did(m, candidate.Activity, candidate.Times)).ToList();
            var without = members.Except(with).ToList();
            behind.Put(Address("with"), with.Select(m => m.Journey));
            behind.Put(Address("without"), without.Select(m => m.Journey));
            behind.Put(Address("retainedWith"), with.Where(m => m.Retained).Select(m => m.Journey));
            behind.Put(Address("retainedWithout"), without.Where(m => m.Retained).Select(m => m.Journey));
        }

        var answer = new AhaAnswer
        {
            Base = members.Count,
            Retained = members.Count(m => m.Retained),
            Tried = candidates.Count,
            Candidates = candidates,
            Groups = question.Groups.Count == 0 ? null : [.. question.Groups.Select(g => Group(question, view, members, g))],
        };
        return new Opened(answer, behind);
    }

    private static AhaGroup Group(AhaQuestion question, PlainView view, IReadOnlyList<Member> members, NamedSegment segment)
    {
        var inside = view.Members(segment);
        var group = members.Where(m => inside.Contains(m.Journey.Customer)).ToList();
        return new AhaGroup(segment.Name, group.Count, group.Count(m => m.Retained), Candidates(question, group));
    }

    /// <summary>The customer in the base; null where there is no start or the windows reach beyond the data.</summary>
    private static Member? MemberOf(AhaQuestion question, PlainView view, PlainJourney journey)
    {
        if (journey.IndexOf(question.Start ?? StepPattern.Any) is not { } start)
        {
            return null;
        }

        var begin = journey.Events[start].TimeMicros;
        if (begin + question.OutcomeTo.Micros > view.ObservedUntilMicros)
        {
            return null;
        }

        var early = journey.Events.Where(e => e.TimeMicros >= begin && e.TimeMicros < begin + question.Exposure.Micros).Select(e => e.Activity);
        var retained = journey.Events.Any(e =>
            e.TimeMicros >= begin + question.OutcomeFrom.Micros && e.TimeMicros < begin + question.OutcomeTo.Micros && (question.Retained ?? StepPattern.Any).Matches(e));
        return new Member(journey, [.. early], retained);
    }

    private static bool Did(Member member, string activity, int times) => member.Early.Count(a => a == activity) >= times;

    private static List<AhaCandidate> Candidates(AhaQuestion question, IReadOnlyList<Member> members)
    {
        var tried = from activity in members.SelectMany(m => m.Early).Distinct()
                    from times in Enumerable.Range(1, question.Times)
                    let with = members.Where(m => Did(m, activity, times)).ToList()
                    where with.Count >= question.MinimumGroup && members.Count - with.Count >= question.MinimumGroup
                    select Candidate(activity, times, with, members);
        var candidates = tried.ToList();
        var q = Proportions.BenjaminiHochberg([.. candidates.Select(c => c.P)]);
        return
        [
            .. candidates.Select((c, i) => c with { Q = q[i], Clear = q[i] <= 0.05 })
                .OrderByDescending(c => c.Low).ThenBy(c => c.Activity, StringComparer.Ordinal).ThenBy(c => c.Times),
        ];
    }

    private static AhaCandidate Candidate(string activity, int times, IReadOnlyList<Member> with, IReadOnlyList<Member> members)
    {
        var n1 = with.Count;
        var n2 = members.Count - n1;
        var k1 = with.Count(m => m.Retained);
        var k2 = members.Count(m => m.Retained) - k1;
        var interval = Proportions.Newcombe(k1, n1, k2, n2)!;
        return new AhaCandidate
        {
            Activity = activity,
            Times = times,
            With = n1,
            Without = n2,
            RetainedWith = k1,
            RetainedWithout = k2,
            Difference = k1 / (double)n1 - k2 / (double)n2,
            Low = interval.Low,
            High = interval.High,
            Lift = k2 == 0 ? null : k1 / (double)n1 / (k2 / (double)n2),
            Phi = Proportions.Phi(k1, n1, k2, n2),
            PositivePredictiveValue = k1 / (double)n1,
            NegativePredictiveValue = (n2 - k2) / (double)n2,
            Coverage = n1 / (double)members.Count,
            P = Proportions.TwoProportionP(k1, n1, k2, n2),
            Q = 1,
            Clear = false,
        };
    }
}
