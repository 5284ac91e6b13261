using System.Globalization;
using System.Text;
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
    private static readonly string[] Months = ["январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"];

    /// <summary>The list.</summary>
    public static IReadOnlyList<DemandExport> All { get; } =
    [
        new("google-trends", "google-trends", "multiTimeline.csv", Trends, () => Series("Google Trends", "Worldwide", DemandUnit.Index, [Phone, Cheap], i => (new DateTime(2026, 1, 4).AddDays(7 * i), new DateTime(2026, 1, 11).AddDays(7 * i)), 20)),
        new("google-trends", "google-trends-month", "multiTimeline.csv", Trends, () => Series("Google Trends", "Литва", DemandUnit.Index, [Phone], i => Month(2025, i), 14)),
        new("wordstat", "wordstat", "wordstat_dynamic.csv", Wordstat, () => Series("Yandex Wordstat", "Россия", DemandUnit.Count, ["купить телефон"], i => Month(2025, i), 18)),
        new("wordstat", "wordstat-days", "wordstat_dynamic.csv", Wordstat, () => Series("Yandex Wordstat", "Россия", DemandUnit.Count, ["купить телефон"], i => (new DateTime(2026, 4, 28).AddDays(i), new DateTime(2026, 4, 29).AddDays(i)), 30)),
        new("wordstat", "wordstat-top", "wordstat_top_queries.csv", WordstatTop, () => Series("Yandex Wordstat", "", DemandUnit.Count, ["купить телефон", "купить телефон недорого", "купить телефон самсунг"], _ => (new DateTime(2026, 4, 11), new DateTime(2026, 5, 12)), 1)),
        new("statista", "statista", "statistic_id123_smartphone-shipments.xlsx", Statista, () => [.. Series("Statista", "", DemandUnit.Other, ["Smartphone shipments by year: Shipments"], i => (new DateTime(2016 + i, 1, 1), new DateTime(2017 + i, 1, 1)), 10).Select(p => p with { UnitText = "in million units" })]),
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

    private static void Statista(IReadOnlyList<DemandPoint> points, Stream target) => SmallWorkbook.Write(
        target,
        ("Overview", [["Smartphone shipments by year"], ["Source", "Sample"], ["Release date", "May 2026"]]),
        ("Data", [["Smartphone shipments by year"], [], [null, "Year", "Shipments"], .. points.Select(p => (IReadOnlyList<object?>)[null, Text(p.Start.Year), p.Value, "in million units"])]));

    private static string Day(DateTime day) => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    private static string Thousands(double value) => value.ToString("#,##0", CultureInfo.InvariantCulture).Replace(",", " ", StringComparison.Ordinal);

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
