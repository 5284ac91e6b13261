namespace Kelione.Workspace;

/// <summary>How alike the name of a step and that of an activity are in what they mean.</summary>
internal static class NameLikeness
{
    private const int ShortestFuzzy = 5;
    private const double MostEdited = 0.2;

    /// <summary>How alike two texts are, 0–1, and what they share, the most telling first.</summary>
    /// <param name="step">What the step is about.</param>
    /// <param name="activity">What the activity is about.</param>
    public static (double Score, IReadOnlyList<string> Shared) Of(IReadOnlyDictionary<string, double> step, IReadOnlyDictionary<string, double> activity)
    {
        if (step.Count == 0 || activity.Count == 0)
        {
            return (0, []);
        }

        var shared = new List<(string Feature, double Weight)>();
        var (ofActivity, ofStep) = (0.0, 0.0);
        foreach (var (feature, weight) in activity)
        {
            if (Match(feature, step) is { } match)
            {
                ofActivity += weight * match.Likeness;
                ofStep += step[match.Feature] * match.Likeness;
                shared.Add((feature, Math.Min(weight, step[match.Feature]) * match.Likeness));
            }
        }

        // A step is told in more words than an event: what it says beyond the event counts little against it.
        var (activityTotal, stepTotal) = (activity.Values.Sum(), step.Values.Sum());
        var score = Math.Pow(ofActivity / activityTotal, 0.65) * Math.Pow(Math.Min(1, ofStep / Math.Min(stepTotal, activityTotal)), 0.35);
        return (Math.Min(1, score), [.. shared.OrderByDescending(s => s.Weight).ThenBy(s => s.Feature, StringComparer.Ordinal).Select(s => s.Feature.TrimEnd(':', '_'))]);
    }

    /// <summary>The feature itself, or the word nearest to it where few letters differ.</summary>
    private static (string Feature, double Likeness)? Match(string feature, IReadOnlyDictionary<string, double> step)
    {
        if (step.ContainsKey(feature))
        {
            return (feature, 1);
        }

        if (Meanings.IsMeaning(feature) || feature.Length < ShortestFuzzy)
        {
            return null;
        }

        return step.Keys.Where(k => !Meanings.IsMeaning(k) && k.Length >= ShortestFuzzy)
            .Select(k => ((string Feature, double Likeness)?)(k, 1 - NearNames.Distance(k, feature) / (double)Math.Max(k.Length, feature.Length)))
            .Where(k => k!.Value.Likeness >= 1 - MostEdited)
            .OrderByDescending(k => k!.Value.Likeness).ThenBy(k => k!.Value.Feature, StringComparer.Ordinal)
            .FirstOrDefault();
    }
}
