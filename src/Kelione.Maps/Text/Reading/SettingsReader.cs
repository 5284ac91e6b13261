namespace Kelione.Maps.Text;

/// <summary>Reads how the map is measured and how its ideas are ranked; what is not written keeps its usual value.</summary>
internal static class SettingsReader
{
    public static MeasureSettings Measure(Fields head)
    {
        var usual = new MeasureSettings();
        if (head.Part("measure", "measure") is not { } f)
        {
            return usual;
        }

        var settings = new MeasureSettings
        {
            Within = f.Text("within") ?? usual.Within,
            RetentionDays = (int)(f.Whole("retentionDays", 1, 400) ?? usual.RetentionDays),
            Where = f.Text("where") ?? "",
            Segment = f.Text("segment"),
            Errors = f.Text("errors"),
            Criticality = Weights(f),
        };
        f.Done();
        return settings;
    }

    public static PrioritySettings Priority(Fields head)
    {
        var usual = new PrioritySettings();
        if (head.Part("priority", "priority") is not { } f)
        {
            return usual;
        }

        var settings = new PrioritySettings
        {
            Criticality = f.Number("criticality", 0) ?? usual.Criticality,
            EaseOfDesign = f.Number("easeOfDesign", 0) ?? usual.EaseOfDesign,
            EaseOfDevelopment = f.Number("easeOfDevelopment", 0) ?? usual.EaseOfDevelopment,
            Share = f.Number("share", 0) ?? usual.Share,
            Budget = f.Number("budget", 0),
            Unit = f.Text("unit") ?? "",
            Cut = (int?)f.Whole("cut", 0, int.MaxValue),
        };
        f.Done();
        return settings;
    }

    private static CriticalityWeights Weights(Fields measure)
    {
        var usual = new CriticalityWeights();
        if (measure.Part("criticality", "criticality") is not { } f)
        {
            return usual;
        }

        var weights = new CriticalityWeights
        {
            Loss = f.Number("loss", 0) ?? usual.Loss,
            Audience = f.Number("audience", 0) ?? usual.Audience,
            Goal = f.Number("goal", 0) ?? usual.Goal,
            Feedback = f.Number("feedback", 0) ?? usual.Feedback,
        };
        f.Done();
        return weights;
    }
}
