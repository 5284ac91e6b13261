using System.Globalization;
using System.Runtime.InteropServices;
using Kelione.Engine.Index;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>How journeys split into sessions.</summary>
internal sealed class SessionsKernel : Kernel<SessionsQuestion, SessionsAnswer>
{
    private delegate void SeeSession(CodeColumn activities, long first, long end);

    protected override SessionsAnswer Ask(SessionsQuestion question, KernelRun run)
    {
        var parts = JourneyChunks.Walk(run, () => new Part(run.Snapshot.Activities.Count), (range, part) =>
        {
            var times = range.Segment.Times;
            Walk(question, range, (activities, first, end) => part.Add(activities[first], activities[end - 1], times[end - 1] - times[first], end - first), (_, sessions) => part.EndJourney(sessions));
        });
        var all = parts[0];
        foreach (var other in parts.Skip(1))
        {
            all.Add(other);
        }

        var sessions = all.Micros.Count;
        return new SessionsAnswer
        {
            Sessions = sessions,
            PerCustomer = run.View.JourneyCount > 0 ? sessions / (double)run.View.JourneyCount : 0,
            Bounces = all.Bounces,
            MedianSeconds = Selection.Seconds(CollectionsMarshal.AsSpan(all.Micros)).Median ?? 0,
            MedianEvents = sessions > 0 ? Selection.Quantile(CollectionsMarshal.AsSpan(all.Events), 0.5) : 0,
            Entries = all.Entries.ToList(run.Snapshot.Activities),
            Exits = all.Exits.ToList(run.Snapshot.Activities),
            Spread = [.. all.Spread.OrderBy(s => s.Key).Select(s => new ValueSpread(s.Key, s.Value))],
        };
    }

    protected override PersonSet? Open(SessionsQuestion question, string[] address, KernelRun run)
    {
        switch (address)
        {
            case ["all"]:
                return StatusKernel.PersonsWith(run, null);
            case ["bounced"]:
                return Persons(question, run, (_, first, end) => end - first == 1, null);
            case ["entry", var name] when run.Snapshot.Activities.CodeOf(name) is { } entry:
                return NullIfEmpty(Persons(question, run, (activities, first, _) => activities[first] == entry, null));
            case ["exit", var name] when run.Snapshot.Activities.CodeOf(name) is { } exit:
                return NullIfEmpty(Persons(question, run, (activities, _, end) => activities[end - 1] == exit, null));
            case ["sessions", var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count):
                return NullIfEmpty(Persons(question, run, null, sessions => sessions == count));
            default:
                return null;
        }
    }

    private static PersonSet? NullIfEmpty(PersonSet persons) => persons.Count > 0 ? persons : null;

    private static PersonSet Persons(SessionsQuestion question, KernelRun run, Func<CodeColumn, long, long, bool>? session, Func<int, bool>? journey)
    {
        var persons = run.NewSet();
        foreach (var part in JourneyChunks.Walk(run, run.NewSet, (range, set) =>
        {
            var any = false;
            Walk(question, range, (activities, first, end) => any |= session?.Invoke(activities, first, end) == true, (j, sessions) =>
            {
                if (any || journey?.Invoke(sessions) == true)
                {
                    set.Add(range.Segment.Persons[j]);
                }

                any = false;
            });
        }))
        {
            persons.UnionWith(part);
        }

        return persons;
    }

    /// <summary>Shows each session's rows, and after the last of a journey the journey with its number of sessions.</summary>
    private static void Walk(SessionsQuestion question, JourneyRange range, SeeSession session, Action<int, int> journey)
    {
        var splitter = new SessionSplitter(range.Segment, question.TimeOut, question.UseSessionIds);
        var (offsets, activities) = (range.Segment.Offsets, range.Segment.Activities);
        for (var j = range.First; j < range.End; j++)
        {
            var first = offsets[j];
            var sessions = 1;
            for (var row = first + 1; row < offsets[j + 1]; row++)
            {
                if (splitter.Begins(row))
                {
                    session(activities, first, row);
                    first = row;
                    sessions++;
                }
            }

            session(activities, first, offsets[j + 1]);
            journey(j, sessions);
        }
    }

    private sealed class Part
    {
        public Part(int activities)
        {
            Entries = new ActivityTally(activities);
            Exits = new ActivityTally(activities);
            EndJourney(0);
        }

        public ActivityTally Entries { get; }

        public ActivityTally Exits { get; }

        public List<long> Micros { get; } = [];

        public List<long> Events { get; } = [];

        public long Bounces { get; private set; }

        /// <summary>By number of sessions, how many customers.</summary>
        public Dictionary<int, long> Spread { get; } = [];

        public void Add(int entry, int exit, long micros, long events)
        {
            Entries.Add(entry);
            Exits.Add(exit);
            Micros.Add(micros);
            Events.Add(events);
            Bounces += events == 1 ? 1 : 0;
        }

        public void EndJourney(int sessions)
        {
            Entries.NextCustomer();
            Exits.NextCustomer();
            if (sessions > 0)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(Spread, sessions, out _)++;
            }
        }

        public void Add(Part other)
        {
            Entries.Add(other.Entries);
            Exits.Add(other.Exits);
            Micros.AddRange(other.Micros);
            Events.AddRange(other.Events);
            Bounces += other.Bounces;
            foreach (var (sessions, customers) in other.Spread)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(Spread, sessions, out _) += customers;
            }
        }
    }
}
