using Kelione.Engine.Index;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>One customer's journey.</summary>
internal sealed class TimelineKernel : Kernel<TimelineQuestion, TimelineAnswer>
{
    protected override TimelineAnswer Ask(TimelineQuestion question, KernelRun run)
    {
        var person = run.Snapshot.PersonOf(question.Customer);
        var found = person is { } code ? Find(code, run) : null;
        var shown = run.Snapshot.ShownAs(question.Customer);
        return found is var (segment, journey)
            ? Read(segment, journey, shown, question, run.Snapshot)
            : new TimelineAnswer { Customer = shown, Events = 0, Sessions = 0, Items = [] };
    }

    protected override long CustomersLookedAt(TimelineAnswer answer, KernelRun run) => answer.Events > 0 ? 1 : 0;

    protected override PersonSet? Open(TimelineQuestion question, string[] address, KernelRun run) => null;

    private static (JourneySegment Segment, int Journey)? Find(int person, KernelRun run) =>
        JourneyChunks.Walk(run, () => new List<(JourneySegment, int)>(), (range, found) =>
        {
            var persons = range.Segment.Persons.Slice(range.First, range.End - range.First);
            if (persons.IndexOf(person) is var place and >= 0)
            {
                found.Add((range.Segment, range.First + place));
            }
        }).SelectMany(found => found).Select(found => ((JourneySegment, int)?)found).FirstOrDefault();

    private static TimelineAnswer Read(JourneySegment segment, int journey, string customer, TimelineQuestion question, JourneySnapshot snapshot)
    {
        var (first, end) = (segment.Offsets[journey], segment.Offsets[journey + 1]);
        var splitter = new SessionSplitter(segment, question.TimeOut, useSessionIds: true);
        var fields = snapshot.FieldNames.Order(StringComparer.Ordinal)
            .Select(name => (Name: name, Texts: snapshot.FieldTexts(name)!, Codes: segment.TryField(name, out var codes) ? codes : (CodeColumn?)null)).ToList();
        var items = new List<TimelineEvent>();
        var sessions = 1;
        for (var row = first; row < end; row++)
        {
            sessions += row > first && splitter.Begins(row) ? 1 : 0;
            if (items.Count < question.Limit)
            {
                items.Add(new TimelineEvent
                {
                    TimeMicros = segment.Times[row],
                    Activity = snapshot.Activities[segment.Activities[row]],
                    SecondsSincePrevious = row > first ? (segment.Times[row] - segment.Times[row - 1]) / (double)UtcTime.MicrosPerSecond : null,
                    Session = sessions,
                    Value = segment.TryValues(out var values) && !double.IsNaN(values[row]) ? values[row] : null,
                    Fields = fields.Where(f => f.Codes?[row] > 0).ToDictionary(f => f.Name, f => f.Texts[f.Codes!.Value[row] - 1]),
                });
            }
        }

        return new TimelineAnswer { Customer = customer, Events = end - first, Sessions = sessions, Items = items };
    }
}
