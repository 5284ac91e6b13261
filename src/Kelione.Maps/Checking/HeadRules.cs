namespace Kelione.Maps;

/// <summary>What holds for the head of a map and its settings.</summary>
internal static class HeadRules
{
    public static void Check(JourneyMap map, Findings at)
    {
        if (map.Schema is < 1 or > JourneyMap.CurrentSchemaVersion)
        {
            at.Error("schema", "schema", $"The map is written in form {EditWords.Number(map.Schema)}, and this program knows forms 1 to {EditWords.Number(JourneyMap.CurrentSchemaVersion)}. Open it with a newer program.");
        }

        if (!MapIds.IsValid(map.Id))
        {
            at.Error("bad-id", "id", $"'{map.Id}' cannot be the id of a map: take 1 to {EditWords.Number(MapIds.Longest)} small letters a–z, digits and hyphens, the first no hyphen.");
        }

        at.Needs("title", map.Title, "Say in a few words whose journey it is and to what.");
        at.InOrder("to", map.From, map.To);
        if (!IsLanguage(map.Language))
        {
            at.Error("language", "language", $"'{map.Language}' is not a language tag. Take en, ru, zh, pl, lt or another such tag.");
        }

        if (map.BasedOn == map.Id)
        {
            at.Error("based-on-itself", "basedOn", "The map names itself as the standard journey that it follows. Name another map, or leave it empty.");
        }

        if (map.Stages.Count == 0)
        {
            at.Info("no-stages", "stages", "The map has no stages yet. Add the phases of the journey as the customer sees them.");
        }

        var bound = map.Steps().Count(s => s.Binding is not null);
        if (bound > MapChecks.MostMeasuredSteps)
        {
            at.Warning("too-many-steps", "stages", $"{EditWords.Number(bound)} steps are bound to events, and at most {EditWords.Number(MapChecks.MostMeasuredSteps)} can be measured at once. Put part of the journey into a map of its own that a step opens.");
        }
    }

    public static void Measure(MeasureSettings settings, Findings at)
    {
        at.Needs("within", settings.Within, "Say within which time the next step must follow, such as 30d.");
        at.Within("retentionDays", settings.RetentionDays, 1, 400);
        var weights = settings.Criticality;
        Weights(at, "criticality", [("loss", weights.Loss), ("audience", weights.Audience), ("goal", weights.Goal), ("feedback", weights.Feedback)], ProblemSeverity.Error);
    }

    public static void Priority(PrioritySettings settings, Findings at)
    {
        Weights(at, "", [("criticality", settings.Criticality), ("easeOfDesign", settings.EaseOfDesign), ("easeOfDevelopment", settings.EaseOfDevelopment), ("share", settings.Share)], ProblemSeverity.Warning);
        at.Within("budget", settings.Budget, 0, double.PositiveInfinity);
        at.Within("cut", settings.Cut, 0, double.PositiveInfinity);
    }

    private static void Weights(Findings at, string under, (string Name, double Weight)[] weights, ProblemSeverity allZero)
    {
        foreach (var (name, weight) in weights)
        {
            at.Within(under.Length == 0 ? name : $"{under}/{name}", weight, 0, double.PositiveInfinity);
        }

        if (weights.All(w => w.Weight == 0))
        {
            const string Message = "All weights are 0, so everything weighs the same: nothing. Give at least one of them a weight.";
            if (allZero == ProblemSeverity.Error)
            {
                at.Error("no-weight", under, Message);
            }
            else
            {
                at.Warning("no-weight", under, Message);
            }
        }
    }

    private static bool IsLanguage(string tag) => tag.Length is >= 2 and <= 35 && tag.Split('-') is [{ Length: 2 or 3 } first, .. var rest]
        && first.All(char.IsAsciiLetter) && rest.All(part => part.Length is >= 1 and <= 8 && part.All(char.IsAsciiLetterOrDigit));
}
