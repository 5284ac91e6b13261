using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>
/// Google Trends' interest over time: a line with the category, an empty one, then <c>Week,TERM: (PLACE)</c>; several terms are several columns, values 0 to 100 of the greatest in the file, or <c>&lt;1</c>. Shape:
/// files in public repositories.
/// </summary>
internal sealed class GoogleTrendsProfile : SystemProfile
{
    public override string Name => "google-trends";

    public override string Title => "Google Trends";

    public override SystemYield Yield => SystemYield.Demand;

    public override Sureness Sureness => Sureness.Seen;

    public override IReadOnlyList<string> Files => ["CSV of interest over time (multiTimeline.csv)"];

    public override IReadOnlyList<MappedField> Fields =>
    [
        new("Day, Week, Month, Time", "the period"),
        new("TERM: (PLACE)", "topic and region; the value is an index 0–100 of the greatest in the file"),
    ];

    public override string ZonePolicy => "Days of the source; hours are the browser's at the time of the export.";

    public override string DedupeKey => "source, topic, region, period: a later export replaces the number";

    internal override bool Recognises(ProfileSample sample) =>
        sample.Format == "csv" && sample.Names.Count > 1 && sample.Names.Skip(1).All(n => TopicOf(n) is not null)
        && sample.Values(sample.Names[0]).All(v => DemandRows.Period(v, isWeek: false) is not null)
        && sample.Names.Skip(1).All(n => sample.Values(n).All(v => v is "<1" || DemandRows.Number(v) is >= 0 and <= 100));

    internal override IEnumerable<string> Notes(ProfileSample sample, string? zone)
    {
        yield return "values are an index: 100 is the greatest within this file, so that two files do not compare";
        if (sample.Names.Skip(1).Any(n => sample.Values(n).Contains("<1")))
        {
            yield return "<1 is kept as 0.5";
        }
    }

    internal override FormatDetails Adjust(ProfileSample sample, FormatDetails details) => details with
    {
        SystemHints = new Dictionary<string, string> { ["week"] = IsWeekly(sample.Values(sample.Names[0])) ? "yes" : "" },
    };

    internal override SystemMapper Open(SystemReading reading) => new Mapper(reading);

    // The heading is in the browser's language; the distance of the rows is not.
    private static bool IsWeekly(IReadOnlyList<string> values)
    {
        var starts = values.Take(3).Select(v => DemandRows.Period(v, isWeek: false)?.Start).OfType<DateTime>().ToList();
        return starts.Count > 1 && starts[1] - starts[0] == TimeSpan.FromDays(7);
    }

    private static (string Topic, string Region)? TopicOf(string heading)
    {
        var at = heading.LastIndexOf(": (", StringComparison.Ordinal);
        return at > 0 && heading.EndsWith(')') ? (heading[..at].Trim(), heading[(at + 3)..^1].Trim()) : null;
    }

    private sealed class Mapper(SystemReading reading) : SystemMapper
    {
        public override void Map(SystemRecord record, SystemRows rows)
        {
            if (DemandRows.Period(record.Cell(0), reading.Hint("week") == "yes") is not { } period)
            {
                rows.Refuse("this is no period of time", record.Columns[0]);
                return;
            }

            for (var column = 1; column < record.Count; column++)
            {
                var (topic, region) = TopicOf(record.Columns[column]) ?? default;
                var cell = record.Cell(column);
                if (topic is not null && !cell.IsEmpty && (cell is "<1" ? 0.5 : DemandRows.Number(cell)) is { } value)
                {
                    DemandRows.Add(rows, topic, "Google Trends", region, period, value, "index");
                }
            }

            if (rows.Count == 0)
            {
                rows.Refuse("the row has no number");
            }
        }
    }
}
