using System.Globalization;
using System.Text;

namespace Kelione.Maps.Mermaid;

/// <summary>Writes a map as Mermaid's journey.</summary>
internal static class MermaidWriter
{
    public static string Write(JourneyMap map, MapMeasurement? measurement, int? version)
    {
        var measured = (measurement?.Steps ?? []).Where(s => s.Emotion is not null).GroupBy(s => s.Id).ToDictionary(g => g.Key, g => g.First().Emotion!.Mean);
        var emotions = map.Lanes.Where(l => l.Kind == LaneKind.Emotions).Select(l => l.Id).ToHashSet();
        var (byMeasure, byTeam, unknown) = (0, 0, 0);
        var text = new StringBuilder();
        text.Append("    title ").Append(MermaidText.Escape(map.Title)).Append('\n');
        foreach (var stage in map.Stages)
        {
            text.Append("    section ").Append(MermaidText.Escape(stage.Name)).Append('\n');
            foreach (var step in stage.Steps)
            {
                var cards = map.Cards.Where(c => c.Step == step.Id).ToArray();
                var feeling = measured.TryGetValue(step.Id, out var mean) ? mean : Felt(cards.Where(c => emotions.Contains(c.Lane)));
                text.Append(CultureInfo.InvariantCulture, $"      {MermaidText.Escape(step.Name)}: {MermaidScore.Of(feeling)}");
                var actors = Actors(map, cards);
                text.Append(actors.Length == 0 ? "\n" : $": {string.Join(", ", actors.Select(a => MermaidText.Escape(a.Name)))}\n");
                if (feeling is null)
                {
                    text.Append("      ").Append(MermaidScore.UnknownMark).Append('\n');
                }

                _ = measured.ContainsKey(step.Id) ? byMeasure++ : feeling is null ? unknown++ : byTeam++;
            }
        }

        var stamp = new StringBuilder("journey\n");
        stamp.Append(CultureInfo.InvariantCulture, $"    %% map {MermaidText.Escape(map.Id)}").Append(version is null ? "\n" : string.Create(CultureInfo.InvariantCulture, $", version {version}\n"));
        var snapshot = measurement is { Snapshot.Length: > 0 } ? $" (snapshot {MermaidText.Escape(measurement.Snapshot)})" : "";
        stamp.Append(CultureInfo.InvariantCulture, $"    %% scores: {byMeasure} measured{(byMeasure > 0 ? snapshot : "")}, {byTeam} as the team feels, {unknown} unknown\n");
        return stamp.Append(text).ToString();
    }

    private static double? Felt(IEnumerable<Card> cards) => cards.Select(c => c.Felt).OfType<double>().DefaultIfEmpty(double.NaN).Average() is var mean && double.IsNaN(mean) ? null : mean;

    // Those whom the step's cards name; everybody where they name nobody.
    private static Persona[] Actors(JourneyMap map, Card[] cards)
    {
        var named = cards.Select(c => c.Persona).OfType<string>().ToHashSet();
        return [.. map.Personas.Where(p => named.Count == 0 || named.Contains(p.Id))];
    }
}

/// <summary>Emotions from −5 to +5 as scores from 1 to 5.</summary>
internal static class MermaidScore
{
    /// <summary>What stands for an emotion of which nothing is known: the middle.</summary>
    public const int Unknown = 3;

    /// <summary>The comment below a step of which no emotion is known.</summary>
    public const string UnknownMark = "%% no emotion is known: 3 stands for none";

    public static int Of(double? emotion) => emotion is { } known ? (int)Math.Round((Math.Clamp(known, -5, 5) + 5) / 2.5, MidpointRounding.AwayFromZero) + 1 : Unknown;

    public static double Emotion(int score) => (score - Unknown) * 2.5;
}
