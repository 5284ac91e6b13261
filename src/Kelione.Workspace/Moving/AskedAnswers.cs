using System.Text.Json;
using System.Text.Json.Nodes;
using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>Asks a workspace what a copy of it must answer alike: what there is, flows, who comes back, and all that each map says of its steps.</summary>
internal static class AskedAnswers
{
    private const double Tolerance = 1e-9;

    // All of them would be one a customer.
    private const int MostVariants = 100;

    /// <summary>Asks everything.</summary>
    /// <param name="workspace">Whom.</param>
    /// <param name="maps">Whose maps are measured.</param>
    /// <param name="progress">Told before each question; null for nobody.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>What was asked, with what was answered; a refusal in words is an answer.</returns>
    public static async Task<IReadOnlyList<AskedAnswer>> AskAsync(JourneyWorkspace workspace, MapLibrary maps, IProgress<MovingProgress>? progress, CancellationToken cancellationToken)
    {
        var asked = new List<(string Name, Func<Task<string>> Ask)>();
        foreach (var question in new Question[] { new StatusQuestion(), new FlowsQuestion(), new RetentionQuestion(), new VariantsQuestion { Top = MostVariants } })
        {
            asked.Add((question.GetType().Name, async () => JourneyJson.Write(await workspace.Engine.AskAsync(question, cancellationToken))));
        }

        foreach (var map in await maps.ListAsync(alsoDeleted: false, cancellationToken))
        {
            asked.Add(($"map {map.Id}", async () => MeasurementJson.Write(await MapMeasurer.MeasureAsync(workspace, (await maps.GetAsync(map.Id, null, cancellationToken)).Map, cancellationToken: cancellationToken))));
        }

        asked.Add(("feedback", async () => JsonSerializer.Serialize((await workspace.Storage.Feedback.ReadFeedbackAsync(cancellationToken)).GroupBy(e => (e.Source, e.Kind)).Select(g => new { g.Key.Source, Kind = (int)g.Key.Kind, Entries = g.Count(), Customers = g.Select(e => e.Customer).Distinct().Count() }))));
        var answers = new List<AskedAnswer>();
        foreach (var (name, ask) in asked)
        {
            progress?.Report(new MovingProgress(PartNames.Answers, answers.Count, asked.Count));
            answers.Add(new AskedAnswer(name, await TryAsync(ask)));
        }

        return answers;
    }

    /// <summary>What was asked where both do not agree; empty where they do. Numbers may differ by one part in a thousand million, for sums are added in different orders.</summary>
    public static IReadOnlyList<string> Differences(IReadOnlyList<AskedAnswer> left, IReadOnlyList<AskedAnswer> right)
    {
        var others = right.ToDictionary(a => a.Name, a => a.Answer, StringComparer.Ordinal);
        return
        [
            .. left.Where(a => !others.TryGetValue(a.Name, out var other) || !Agree(a.Answer, other)).Select(a => a.Name),
            .. right.Select(a => a.Name).Except(left.Select(a => a.Name), StringComparer.Ordinal),
        ];
    }

    private static async Task<JsonNode?> TryAsync(Func<Task<string>> ask)
    {
        try
        {
            return JsonNode.Parse(await ask());
        }
        catch (Exception e) when (e is QuestionException or MendableException)
        {
            return JsonValue.Create(e.Message);
        }
    }

    private static bool Agree(JsonNode? left, JsonNode? right) => (left, right) switch
    {
        (JsonObject l, JsonObject r) => l.Count == r.Count && l.All(p => r.ContainsKey(p.Key) && Agree(p.Value, r[p.Key])),
        (JsonArray l, JsonArray r) => Told(l) is var a && Told(r) is var b && a.Count == b.Count && a.Zip(b).All(p => Agree(p.First, p.Second)),
        (JsonValue l, JsonValue r) when l.GetValueKind() == JsonValueKind.Number && r.GetValueKind() == JsonValueKind.Number => Close(l.GetValue<double>(), r.GetValue<double>()),
        _ => JsonNode.DeepEquals(left, right),
    };

    // How an engine came by an answer is the one line of a policy that may differ.
    private static List<JsonNode?> Told(JsonArray items) => [.. items.Where(i => !(i is JsonObject line && line["name"] is JsonValue name && name.GetValueKind() == JsonValueKind.String && name.GetValue<string>() == PolicyLine.AnsweredBy))];

    private static bool Close(double x, double y) => Math.Abs(x - y) <= (Tolerance * Math.Max(Math.Abs(x), Math.Abs(y))) + 1e-12;
}

/// <summary>A question, in a word, with its answer.</summary>
/// <param name="Name">What was asked.</param>
/// <param name="Answer">The answer.</param>
internal sealed record AskedAnswer(string Name, JsonNode? Answer);
