using System.Globalization;
using System.Text.RegularExpressions;
using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>
/// Yandex Wordstat's files: UTF-8 with a byte order mark, <c>;</c>, lines ended by a lone carriage return, one cell more in each row than named; the last heading is a caption with the phrase, the period and the
/// region. Shapes: real files; the API's dynamics: yandex.ru/support2/wordstat.
/// </summary>
internal sealed partial class WordstatProfile : SystemProfile
{
    private static readonly string[] Phrases = ["формулировка", "запросы", "поисковыйзапрос", "запрос"];
    private static readonly string[] Periods = ["период", "дата"];

    public override string Name => "wordstat";

    public override string Title => "Yandex Wordstat";

    public override SystemYield Yield => SystemYield.Demand;

    public override Sureness Sureness => Sureness.Seen;

    public override IReadOnlyList<string> Files => ["CSV of top queries, of dynamics by days, weeks or months, and of regions", "JSON of the API's dynamics"];

    public override IReadOnlyList<MappedField> Fields =>
    [
        new("Формулировка, the phrase in the caption", "topic"),
        new("Период, Дата, the dates in the caption", "the period"),
        new("Число запросов, count", "a count of searches"),
        new("Регион, the place in the caption", "region"),
    ];

    public override string ZonePolicy => "Days of the source, which are Moscow's.";

    public override string DedupeKey => "source, topic, region, period: a later export replaces the number";

    internal override bool Recognises(ProfileSample sample) =>
        (sample.Format == "csv" && sample.Names.Count >= 2 && RoleNames.Normalise(sample.Names[1]).StartsWith("числозапросов", StringComparison.Ordinal)
            && (IsFirst(sample, Phrases) || IsFirst(sample, Periods) || IsFirst(sample, ["регион", "регионы"])))
        || (sample.Details.Member == "dynamics" && sample.HasAll("date", "count"));

    internal override FormatDetails Adjust(ProfileSample sample, FormatDetails details)
    {
        var caption = sample.Names.FirstOrDefault(n => n.Contains('«', StringComparison.Ordinal)) ?? "";
        return details with
        {
            SystemHints = new Dictionary<string, string>
            {
                ["object"] = details.Member == "dynamics" ? "api" : IsFirst(sample, Phrases) ? "top" : IsFirst(sample, Periods) ? "dynamics" : "regions",
                ["topic"] = Phrase().Match(caption) is { Success: true } phrase ? phrase.Groups["topic"].Value : "",
                ["span"] = Span().Match(caption) is { Success: true } span ? span.Value : "",
                ["region"] = RegionOf(caption),
                ["week"] = caption.Contains("по неделям", StringComparison.OrdinalIgnoreCase) || (details.Member == "dynamics" && AreWeeks(sample.Values("date"))) ? "yes" : "",
            },
        };
    }

    internal override IEnumerable<string> Notes(ProfileSample sample, string? zone)
    {
        if (sample.Details.Member == "dynamics")
        {
            yield return "the API's answer does not name the phrase: the file's name is taken for it";
        }
    }

    internal override SystemMapper Open(SystemReading reading) => new Mapper(reading);

    private static bool IsFirst(ProfileSample sample, string[] names) => names.Contains(RoleNames.Normalise(sample.Names[0]), StringComparer.Ordinal);

    // Days that are whole weeks apart, beginning with Mondays, as the API writes weeks.
    private static bool AreWeeks(IReadOnlyList<string> dates)
    {
        var days = dates.Select(d => DateTime.TryParseExact(d, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : default).ToList();
        return days.Count > 1 && days.TrueForAll(d => d.DayOfWeek == DayOfWeek.Monday && d > DateTime.MinValue) && days.Distinct().Count() == days.Count;
    }

    // …, 01.03.2026 — 30.04.2026, Россия | …, 25.09.2024 — 25.10.2024, все регионы, все устройства
    private static string RegionOf(string caption)
    {
        if (Span().Match(caption) is not { Success: true } span)
        {
            return "";
        }

        var parts = caption[(span.Index + span.Length)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return string.Join(", ", parts.Where(p => !Device().IsMatch(p) && !p.Equals("все регионы", StringComparison.OrdinalIgnoreCase)));
    }

    [GeneratedRegex("«(?<topic>.+?)»", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Phrase();

    [GeneratedRegex(@"(?<from>\d{2}\.\d{2}\.\d{4})\s*[—–-]\s*(?<to>\d{2}\.\d{2}\.\d{4})", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Span();

    [GeneratedRegex("устройств|десктоп|смартфон|телефон|планшет", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Device();

    private sealed class Mapper(SystemReading reading) : SystemMapper
    {
        private readonly (DateTime, DateTime)? _span = SpanOf(reading.Hint("span"));

        public override void Map(SystemRecord record, SystemRows rows)
        {
            var isApi = reading.Hint("object") == "api";
            if ((isApi ? DemandRows.Number(record["count"]) : DemandRows.Number(record.Cell(1))) is not { } count)
            {
                rows.Refuse("this is no number of searches", isApi ? "count" : record.Columns[1]);
                return;
            }

            var first = isApi ? record.Text("date") ?? "" : record.Cell(0).ToString();
            var (topic, region, period) = reading.Hint("object") switch
            {
                "top" => (first, reading.Hint("region"), _span),
                "regions" => (reading.Hint("topic"), first, _span),
                "api" => (Path.GetFileNameWithoutExtension(reading.FileName), "", DemandRows.Period(first, reading.Hint("week") == "yes")),
                _ => (reading.Hint("topic"), reading.Hint("region"), DemandRows.Period(first, reading.Hint("week") == "yes")),
            };
            if (period is not { } when)
            {
                rows.Refuse(reading.Hint("object") is "top" or "regions" ? "the heading does not say of which days it is" : "this is no period of time", isApi ? "date" : record.Columns[0]);
            }
            else if (topic.Length == 0)
            {
                rows.Refuse("the heading does not say which phrase it is", record.Columns[0]);
            }
            else
            {
                DemandRows.Add(rows, topic, "Yandex Wordstat", region, when, count, "count");
            }
        }

        private static (DateTime, DateTime)? SpanOf(string text) => Span().Match(text) is { Success: true } span
            ? (Day(span.Groups["from"].ValueSpan), Day(span.Groups["to"].ValueSpan).AddDays(1))
            : null;

        private static DateTime Day(ReadOnlySpan<char> text) => DateTime.TryParseExact(text, "dd.MM.yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : default;
    }
}
