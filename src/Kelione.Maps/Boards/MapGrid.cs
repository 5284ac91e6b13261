using System.Globalization;
using Kelione.Maps.Text;

namespace Kelione.Maps.Boards;

/// <summary>
/// A map as a grid of texts, as people draw it in a spreadsheet: the first row holds the stages, a second one the steps where there are any, each further row is a lane with its name in the first cell. Several things in one cell stand on
/// lines of their own.
/// </summary>
public static class MapGrid
{
    private const string StageRow = "Stage", StepRow = "Step";
    private static readonly string[] StageWords = ["stage", "stages", "phase", "phases", "этап", "этапы", "стадия", "стадии", "阶段", "etap", "etapy", "faza", "fazy", "etapas", "etapai"];
    private static readonly string[] StepWords = ["step", "steps", "шаг", "шаги", "步骤", "krok", "kroki", "žingsnis", "žingsniai"];

    private static readonly (LaneKind Kind, string[] Words)[] LaneWords =
    [
        (LaneKind.Actions, ["actions", "action", "customer actions", "activities", "doing", "действия", "действия клиента", "行动", "行为", "działania", "czynności", "veiksmai"]),
        (LaneKind.Goals, ["goals", "goal", "needs", "цели", "потребности", "目标", "cele", "tikslai"]),
        (LaneKind.Thoughts, ["thoughts", "thinking", "questions", "мысли", "вопросы", "想法", "myśli", "mintys"]),
        (LaneKind.Expectations, ["expectations", "ожидания", "期望", "oczekiwania", "lūkesčiai"]),
        (LaneKind.Emotions, ["emotions", "emotion", "feelings", "feeling", "эмоции", "чувства", "情绪", "情感", "emocje", "emocijos"]),
        (LaneKind.Touchpoints, ["touchpoints", "touchpoint", "touch points", "точки контакта", "точки касания", "触点", "接触点", "punkty styku", "sąlyčio taškai"]),
        (LaneKind.Channels, ["channels", "channel", "каналы", "渠道", "kanały", "kanalai"]),
        (LaneKind.Barriers, ["barriers", "pain points", "pains", "problems", "барьеры", "боли", "проблемы", "障碍", "痛点", "bariery", "problemy", "kliūtys", "problemos"]),
        (LaneKind.Ideas, ["ideas", "opportunities", "solutions", "идеи", "возможности", "решения", "想法与机会", "机会", "pomysły", "szanse", "idėjos", "galimybės"]),
        (LaneKind.Responsible, ["responsible", "owner", "owners", "ownership", "ответственные", "负责人", "odpowiedzialni", "atsakingi"]),
        (LaneKind.Quotes, ["quotes", "цитаты", "引言", "cytaty", "citatos"]),
        (LaneKind.Metrics, ["metrics", "kpi", "kpis", "метрики", "показатели", "指标", "wskaźniki", "rodikliai"]),
        (LaneKind.Backstage, ["backstage", "internal", "закулисье", "后台", "zaplecze", "užkulisiai"]),
    ];

    /// <summary>Whether a grid is that of a map: it names its stages, or at least two of its rows are called as lanes are.</summary>
    public static bool IsMap(IReadOnlyList<IReadOnlyList<string>> cells) =>
        cells.Count > 1 && cells[0].Skip(1).Count(c => c.Trim().Length > 0) > 1
        && cells.Skip(1).Count(r => r.Count > 0 && KindOf(r[0]) is not null) >= (Is(First(cells, 0), StageWords) ? 1 : 2);

    /// <summary>Reads a grid as a draft of a map.</summary>
    /// <param name="cells">The rows.</param>
    /// <param name="title">The map's title.</param>
    public static JourneyMap Read(IReadOnlyList<IReadOnlyList<string>> cells, string title)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var hasSteps = cells.Count > 1 && Is(First(cells, 1), StepWords);
        var places = Places(cells, hasSteps, taken);
        var (lanes, cards, barriers, ideas) = (new List<Lane>(), new List<Card>(), new List<Barrier>(), new List<Idea>());
        foreach (var row in cells.Skip(hasSteps ? 2 : 1).Where(r => r.Any(c => c.Trim().Length > 0)))
        {
            var name = First(row);
            var kind = KindOf(name) ?? LaneKind.Custom;
            var lane = new Lane { Id = Named(name, "lane", taken), Name = name.Length > 0 ? name : "Notes", Kind = kind };
            var isKept = false;
            foreach (var (place, text) in places.SelectMany(p => Lines(row, p.Column).Select(t => (p, t))))
            {
                switch (kind)
                {
                    case LaneKind.Actions when !hasSteps:
                        place.Steps.Add(new Step { Id = Named(text, "step", taken), Name = text });
                        break;
                    case LaneKind.Barriers when place.Steps.Count > 0:
                        barriers.Add(new Barrier { Id = Named(text, "barrier", taken), Step = place.Steps[0].Id, Text = text });
                        isKept = true;
                        break;
                    case LaneKind.Ideas when place.Steps.Count > 0:
                        ideas.Add(new Idea { Id = Named(text, "idea", taken), Step = place.Steps[0].Id, Text = text });
                        isKept = true;
                        break;
                    default:
                        cards.Add(CardOf(text, lane, place, hasSteps, taken));
                        isKept = true;
                        break;
                }
            }

            if (isKept)
            {
                lanes.Add(cards.Exists(c => c.Lane == lane.Id) && kind is LaneKind.Barriers or LaneKind.Ideas ? lane with { Kind = LaneKind.Custom } : lane);
            }
        }

        return MapOrder.Canonical(new JourneyMap
        {
            Id = MapIds.From(title),
            Title = title.Length > 0 ? title : "Journey",
            Stages = [.. places.GroupBy(p => p.Stage).Select(g => new Stage { Id = g.Key.Id, Name = g.Key.Name, Steps = [.. g.SelectMany(p => p.Steps)] })],
            Lanes = [.. lanes],
            Cards = [.. cards],
            Barriers = [.. barriers],
            Ideas = [.. ideas],
        });
    }

    /// <summary>Writes a map as a grid, a column for each step; what a grid has no place for (routes, arcs, personas, numbers) is left out.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Write(JourneyMap map)
    {
        var columns = map.Stages.SelectMany(s => s.Steps.Count == 0 ? [(Stage: s, Step: (Step?)null)] : s.Steps.Select(t => (Stage: s, Step: (Step?)t))).ToList();
        var rows = new List<IReadOnlyList<string>>
        {
            (string[])[StageRow, .. columns.Select((c, i) => i > 0 && columns[i - 1].Stage.Id == c.Stage.Id ? "" : c.Stage.Name)],
            (string[])[StepRow, .. columns.Select(c => c.Step?.Name ?? "")],
        };
        foreach (var lane in map.Lanes.Where(l => l.Kind is not (LaneKind.Barriers or LaneKind.Ideas)))
        {
            var own = map.Cards.Where(c => c.Lane == lane.Id).ToList();
            rows.Add((string[])[TitleOf(lane), .. columns.Select((c, i) => string.Join('\n', own
                .Where(k => k.Step is { } step ? step == c.Step?.Id : k.Stage == c.Stage.Id && (i == 0 || columns[i - 1].Stage.Id != c.Stage.Id)).Select(TextOf).Where(t => t.Length > 0)))]);
        }

        rows.Add((string[])["Barriers", .. columns.Select(c => string.Join('\n', map.Barriers.Where(b => b.Step == c.Step?.Id).Select(b => b.Text)))]);
        rows.Add((string[])["Ideas", .. columns.Select(c => string.Join('\n', map.Ideas.Where(d => d.Step == c.Step?.Id).Select(d => d.Text)))]);
        return [.. rows.Where((r, i) => i < 2 || r.Skip(1).Any(c => c.Length > 0))];
    }

    private static List<Place> Places(IReadOnlyList<IReadOnlyList<string>> cells, bool hasSteps, HashSet<string> taken)
    {
        var places = new List<Place>();
        (string Id, string Name) stage = default;
        var width = cells.Max(r => r.Count);
        for (var column = 1; column < width; column++)
        {
            // A stage over several columns stands above the first of them.
            if (At(cells[0], column) is { Length: > 0 } name)
            {
                stage = (Named(name, "stage", taken), name);
            }

            if (stage.Name is not null)
            {
                var place = new Place(column, stage, []);
                if (hasSteps && At(cells[1], column) is { Length: > 0 } step)
                {
                    place.Steps.Add(new Step { Id = Named(step, "step", taken), Name = step });
                }

                places.Add(place);
            }
        }

        return places;
    }

    private static Card CardOf(string text, Lane lane, Place place, bool hasSteps, HashSet<string> taken)
    {
        var felt = lane.Kind == LaneKind.Emotions && double.TryParse(text.Replace(',', '.').Replace('−', '-'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= -5 and <= 5 ? number : (double?)null;
        var step = hasSteps && place.Steps.Count > 0 ? place.Steps[0].Id : null;
        return new Card { Id = Named(text, "card", taken), Lane = lane.Id, Step = step, Stage = step is null ? place.Stage.Id : null, Text = felt is null ? text : "", Felt = felt };
    }

    private static string TextOf(Card card) => card.Text.Length > 0 ? card.Text : card.Felt?.ToString("0.##", CultureInfo.InvariantCulture) ?? card.Quote;

    private static string TitleOf(Lane lane) => lane.Name.Length > 0 ? lane.Name : LaneWords.FirstOrDefault(w => w.Kind == lane.Kind) is { Words: { } words } ? char.ToUpperInvariant(words[0][0]) + words[0][1..] : lane.Kind.ToString();

    private static LaneKind? KindOf(string name) => LaneWords.FirstOrDefault(w => Is(name, w.Words)) is { Words: not null } found ? found.Kind : null;

    private static bool Is(string text, string[] words) => words.Contains(text.Trim().TrimEnd(':').ToLowerInvariant(), StringComparer.Ordinal);

    private static string First(IReadOnlyList<IReadOnlyList<string>> cells, int row) => First(cells[row]);

    private static string First(IReadOnlyList<string> row) => At(row, 0);

    private static string At(IReadOnlyList<string> row, int column) => column < row.Count ? row[column].Trim().TrimStart('\'') : "";

    private static IEnumerable<string> Lines(IReadOnlyList<string> row, int column) =>
        At(row, column).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(l => l.TrimStart('•', '-', '–', '*', ' ') is { Length: > 0 } bare && !double.TryParse(l, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? bare : l);

    private static string Named(string name, string what, HashSet<string> taken)
    {
        var id = Ids.Unique(Ids.Of(name) is { Length: > 0 } made ? made : what, taken.Contains);
        taken.Add(id);
        return id;
    }

    private sealed record Place(int Column, (string Id, string Name) Stage, List<Step> Steps);
}
