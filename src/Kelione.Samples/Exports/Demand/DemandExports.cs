using System.Globalization;
using System.Text;
using System.Text.Json;
using Kelione.Journeys;

namespace Kelione.Samples;

/// <summary>Writes search demand as another system would export it. Same points, same bytes.</summary>
/// <param name="System">The system, as the readers of exports call it.</param>
/// <param name="Name">The export's own name.</param>
/// <param name="FileName">A file name as such exports have.</param>
/// <param name="Writer">Writes the points.</param>
/// <param name="Of">The points that such a file can hold: made up, the same every time.</param>
public sealed record DemandExport(string System, string Name, string FileName, Action<IReadOnlyList<DemandPoint>, Stream> Writer, Func<IReadOnlyList<DemandPoint>> Of);

/// <summary>The exports of search demand.</summary>
public static class DemandExports
{
    private const string Phone = "buy a phone", Cheap = "cheap phone, used";
    private static readonly string[] Places = ["Москва", "Санкт-Петербург", "Россия", "Вильнюс"];
    private static readonly string[] Months = ["январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"];

    /// <summary>The list.</summary>
    public static IReadOnlyList<DemandExport> All { get; } =
    [
        new("google-trends", "google-trends", "multiTimeline.csv", Trends, () => Series("Google Trends", "Worldwide", DemandUnit.Index, [Phone, Cheap], i => (new DateTime(2026, 1, 4).AddDays(7 * i), new DateTime(2026, 1, 11).AddDays(7 * i)), 20)),
        new("google-trends", "google-trends-month", "multiTimeline.csv", Trends, () => Series("Google Trends", "Литва", DemandUnit.Index, [Phone], i => Month(2025, i), 14)),
        new("wordstat", "wordstat", "wordstat_dynamic.csv", Wordstat, () => Series("Yandex Wordstat", "Россия", DemandUnit.Count, ["купить телефон"], i => Month(2025, i), 18)),
        new("wordstat", "wordstat-days", "wordstat_dynamic.csv", Wordstat, () => Series("Yandex Wordstat", "Россия", DemandUnit.Count, ["купить телефон"], i => (new DateTime(2026, 4, 28).AddDays(i), new DateTime(2026, 4, 29).AddDays(i)), 30)),
        new("wordstat", "wordstat-top", "wordstat_top_queries.csv", WordstatTop, () => Series("Yandex Wordstat", "", DemandUnit.Count, ["купить телефон", "купить телефон недорого", "купить телефон самсунг"], _ => (new DateTime(2026, 4, 11), new DateTime(2026, 5, 12)), 1)),
        new("wordstat", "wordstat-regions", "wordstat_regions.csv", WordstatRegions, Regions),
        new("wordstat", "wordstat-api", "купить телефон.json", WordstatApi, () => Series("Yandex Wordstat", "", DemandUnit.Count, ["купить телефон"], i => Month(2025, i), 12)),
        new("wordstat", "wordstat-api-weeks", "купить телефон.json", WordstatApi, () => Series("Yandex Wordstat", "", DemandUnit.Count, ["купить телефон"], i => (new DateTime(2026, 1, 5).AddDays(7 * i), new DateTime(2026, 1, 12).AddDays(7 * i)), 12)),
        new("statista", "statista", "statistic_id123_smartphone-shipments.xlsx", (points, target) => Statista(points, target, "Year", p => Text(p.Start.Year)), () => Shipments("year", i => (new DateTime(2016 + i, 1, 1), new DateTime(2017 + i, 1, 1)), 10)),
        new("statista", "statista-quarters", "statistic_id124_smartphone-shipments-by-quarter.xlsx", (points, target) => Statista(points, target, "Quarter", p => $"Q{Text((p.Start.Month + 2) / 3)} {Text(p.Start.Year)}"),
            () => Shipments("quarter", i => (new DateTime(2023, 1, 1).AddMonths(3 * i), new DateTime(2023, 4, 1).AddMonths(3 * i)), 12)),
        new("statista", "statista-months", "statistic_id125_smartphone-shipments-by-month.xlsx", (points, target) => Statista(points, target, "Month", p => p.Start.ToString("MMM yyyy", CultureInfo.InvariantCulture)), () => Shipments("month", i => Month(2025, i), 14)),
    ];

    private static List<DemandPoint> Series(string source, string region, DemandUnit unit, string[] topics, Func<int, (DateTime Start, DateTime End)> period, int count) =>
        [.. from i in Enumerable.Range(0, count)
            from topic in Enumerable.Range(0, topics.Length)
            let size = 60 + (30 * Math.Sin((i + topic) / 2.0))
            select new DemandPoint
            {
                Topic = topics[topic], Source = source, Region = region, Start = period(i).Start, End = period(i).End, Unit = unit,
                Value = unit == DemandUnit.Index ? (i + topic) % 11 == 7 ? 0.5 : Math.Round(size) : Math.Round(size * 1_234),
            }];

    private static List<DemandPoint> Shipments(string every, Func<int, (DateTime Start, DateTime End)> period, int count) =>
        [.. Series("Statista", "", DemandUnit.Other, [$"Smartphone shipments by {every}: Shipments"], period, count).Select(p => p with { UnitText = "in million units" })];

    private static List<DemandPoint> Regions() =>
    [
        .. Places.Select((region, i) => new DemandPoint
        {
            Topic = "купить телефон", Source = "Yandex Wordstat", Region = region, Start = new DateTime(2026, 4, 11), End = new DateTime(2026, 5, 12), Unit = DemandUnit.Count, Value = Math.Floor(120_345.0 / (i + 1)),
        }),
    ];

    private static (DateTime, DateTime) Month(int year, int number) => (new DateTime(year, 1, 1).AddMonths(number), new DateTime(year, 1, 1).AddMonths(number + 1));

    // Lines above the table, one column a term, "<1" for little.
    private static void Trends(IReadOnlyList<DemandPoint> points, Stream target)
    {
        var topics = points.Select(p => p.Topic).Distinct(StringComparer.Ordinal).ToList();
        var isMonth = points[0].Period == DemandPeriod.Month;
        var rows = points.GroupBy(p => p.Start).Select(g => (string?[])[g.Key.ToString(isMonth ? "yyyy-MM" : "yyyy-MM-dd", CultureInfo.InvariantCulture), .. topics.Select(t => g.First(p => p.Topic == t).Value is var v && v < 1 ? "<1" : Text(v))]);
        ExportFiles.Write(target, "Category: All categories\n\n" + ExportFiles.Table(rows.Prepend([isMonth ? "Mėnuo" : "Week", .. topics.Select(t => $"{t}: ({points[0].Region})")]), lineEnd: "\n"));
    }

    // A byte order mark, lone carriage returns, thousands apart, a caption with commas, one delimiter too many in each row.
    private static void Wordstat(IReadOnlyList<DemandPoint> points, Stream target)
    {
        var isMonth = points[0].Period == DemandPeriod.Month;
        var caption = $"Динамика частотности запросов «{points[0].Topic}», {(isMonth ? "по месяцам" : "по дням")}, {Day(points[0].Start)} — {Day(points[^1].End.AddDays(-1))}, {points[0].Region}";
        var rows = points.Select(p => $"{(isMonth ? $"{Months[p.Start.Month - 1]} {p.Start.Year.ToString(CultureInfo.InvariantCulture)}" : Day(p.Start))};{Thousands(p.Value)};0,00015;");
        ExportFiles.Write(target, string.Join('\r', rows.Prepend($"{(isMonth ? "Период" : "Дата")};Число запросов;Доля от всех запросов, %;{caption}")) + "\r", new UTF8Encoding(true));
    }

    private static void WordstatTop(IReadOnlyList<DemandPoint> points, Stream target) => ExportFiles.Write(
        target,
        string.Join('\r', points.Select(p => $"{p.Topic};{Text(p.Value)};").Prepend($"Формулировка;Число запросов;Топ частотных запросов «{points[0].Topic}», {Day(points[0].Start)} — {Day(points[0].End.AddDays(-1))}, все регионы, все устройства")) + "\r",
        new UTF8Encoding(true));

    // The regions of a phrase; the cells after the second are not known.
    private static void WordstatRegions(IReadOnlyList<DemandPoint> points, Stream target) => ExportFiles.Write(
        target,
        string.Join('\r', points.Select(p => $"{p.Region};{Thousands(p.Value)};0,13;104;").Prepend(
            $"Регион;Число запросов;Доля от всех запросов, %;Индекс интереса;Запросы по регионам «{points[0].Topic}», {Day(points[0].Start)} — {Day(points[0].End.AddDays(-1))}, все устройства")) + "\r",
        new UTF8Encoding(true));

    // The API's answer names no phrase; numbers of 64 bits stand as texts.
    private static void WordstatApi(IReadOnlyList<DemandPoint> points, Stream target) => ExportFiles.Write(target, JsonSerializer.Serialize(
        new { dynamics = points.Select(p => new { date = p.Start.ToString(p.Period == DemandPeriod.Month ? "yyyy-MM" : "yyyy-MM-dd", CultureInfo.InvariantCulture), count = Text(p.Value), share = 0.00015 }) }, ExportFiles.Json));

    private static void Statista(IReadOnlyList<DemandPoint> points, Stream target, string heading, Func<DemandPoint, string> label)
    {
        var title = points[0].Topic[..points[0].Topic.IndexOf(':', StringComparison.Ordinal)];
        SmallWorkbook.Write(
            target,
            ("Overview", [[title], ["Source", "Sample"], ["Release date", "May 2026"]]),
            ("Data", [[title], [], [null, heading, "Shipments"], .. points.Select(p => (IReadOnlyList<object?>)[null, label(p), p.Value, "in million units"])]));
    }

    private static string Day(DateTime day) => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    private static string Thousands(double value) => value.ToString("#,##0", CultureInfo.InvariantCulture).Replace(",", " ", StringComparison.Ordinal);

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
