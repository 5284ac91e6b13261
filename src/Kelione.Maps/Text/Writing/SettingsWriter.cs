namespace Kelione.Maps.Text;

/// <summary>Writes how the map is measured and its ideas ranked, where that is not the usual way.</summary>
internal static class SettingsWriter
{
    public static void Write(JourneyMap map, NodeBuilder text)
    {
        text.Node("measure", Measure(map.Measure)).Node("priority", Priority(map.Priority));
    }

    private static TextMap? Measure(MeasureSettings m)
    {
        var usual = new MeasureSettings();
        var node = new NodeBuilder()
            .Optional("within", m.Within == usual.Within ? null : m.Within)
            .Whole("retentionDays", m.RetentionDays, usual.RetentionDays)
            .Text("where", m.Where).Optional("segment", m.Segment).Optional("errors", m.Errors)
            .Node("criticality", Weights(m.Criticality, usual.Criticality));
        return node.IsEmpty ? null : node.Block();
    }

    private static TextMap? Weights(CriticalityWeights w, CriticalityWeights usual)
    {
        var node = new NodeBuilder()
            .Number("loss", w.Loss, usual.Loss).Number("audience", w.Audience, usual.Audience).Number("goal", w.Goal, usual.Goal).Number("feedback", w.Feedback, usual.Feedback);
        return node.IsEmpty ? null : node.Inline();
    }

    private static TextMap? Priority(PrioritySettings p)
    {
        var usual = new PrioritySettings();
        var node = new NodeBuilder()
            .Number("criticality", p.Criticality, usual.Criticality).Number("easeOfDesign", p.EaseOfDesign, usual.EaseOfDesign)
            .Number("easeOfDevelopment", p.EaseOfDevelopment, usual.EaseOfDevelopment).Number("share", p.Share, usual.Share)
            .Number("budget", p.Budget).Text("unit", p.Unit).Whole("cut", p.Cut);
        return node.IsEmpty ? null : node.Inline();
    }
}
