using Kelione.Maps;

namespace Kelione.Web.Maps.Home;

/// <summary>An empty map of a kind: one stage with one step, and the lanes that the kind lives by.</summary>
internal static class EmptySheet
{
    /// <summary>Makes it.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="title">The title.</param>
    /// <param name="owner">Who owns it.</param>
    /// <param name="language">The language of its words.</param>
    /// <param name="stage">The name of its stage.</param>
    /// <param name="step">The name of its step.</param>
    public static JourneyMap Of(MapKind kind, string title, string owner, string language, string stage, string step) => new()
    {
        Id = MapIds.From(title),
        Title = title,
        Kind = kind,
        Owner = owner,
        Language = language,
        Stages = [new Stage { Id = "stage-1", Name = stage, Steps = [new Step { Id = "step-1", Name = step }] }],
        Lanes = [.. Lanes(kind).Select(k => new Lane { Id = k.ToString().ToLowerInvariant(), Kind = k })],
    };

    private static LaneKind[] Lanes(MapKind kind) => kind switch
    {
        MapKind.Cyclic => [LaneKind.Searches, LaneKind.Thoughts, LaneKind.Emotions, LaneKind.Shares, LaneKind.Influences, LaneKind.Touchpoints, LaneKind.Ideas],
        MapKind.Role => [LaneKind.Roles, LaneKind.Actions, LaneKind.Thoughts, LaneKind.Emotions, LaneKind.Barriers, LaneKind.Ideas],
        MapKind.B2B => [LaneKind.Roles, LaneKind.Actions, LaneKind.Emotions, LaneKind.Documents, LaneKind.Barriers, LaneKind.Ideas],
        MapKind.CrossChannel or MapKind.NonLinear => [LaneKind.Actions, LaneKind.Channels, LaneKind.Touchpoints, LaneKind.Emotions, LaneKind.Barriers, LaneKind.Ideas],
        MapKind.MultiScreen => [LaneKind.Actions, LaneKind.Devices, LaneKind.Touchpoints, LaneKind.Emotions, LaneKind.Barriers, LaneKind.Ideas],
        MapKind.Channel => [LaneKind.Actions, LaneKind.Sees, LaneKind.Thoughts, LaneKind.Emotions, LaneKind.Barriers, LaneKind.Backstage, LaneKind.Ideas],
        MapKind.Emotional => [LaneKind.Emotions, LaneKind.Quotes, LaneKind.Thoughts, LaneKind.Barriers, LaneKind.Ideas],
        MapKind.Stage => [LaneKind.Goals, LaneKind.Thoughts, LaneKind.Touchpoints, LaneKind.Emotions, LaneKind.Barriers, LaneKind.Ideas],
        MapKind.ProductUse => [LaneKind.Actions, LaneKind.Goals, LaneKind.Emotions, LaneKind.Metrics, LaneKind.Barriers, LaneKind.Ideas],
        _ => [LaneKind.Actions, LaneKind.Goals, LaneKind.Thoughts, LaneKind.Emotions, LaneKind.Touchpoints, LaneKind.Barriers, LaneKind.Ideas],
    };
}
