namespace Kelione.Maps.Tests.Generation;

/// <summary>A small map of buying a phone, the same every time: two stages, three steps, two lanes, and one of everything else.</summary>
public static class SmallMap
{
    /// <summary>The map.</summary>
    public static JourneyMap Phone { get; } = new()
    {
        Id = "phone",
        Title = "Buying a phone",
        Images = [new("face", "image/png", "Ieva", "iVBORw0KGgo=")],
        Channels = [new("site", "Shop's website", true), new("shop", "The shop", false)],
        Devices = [new("mobile", "Phone")],
        Personas = [new() { Id = "ieva", Name = "Ieva K., 31", Image = "face" }, new() { Id = "boss", Name = "Head of finance", IsRole = true }],
        Stages =
        [
            new() { Id = "study", Name = "Study", Steps = [new() { Id = "compares", Name = "Compares", Binding = new("view") }, new() { Id = "asks", Name = "Asks a friend" }] },
            new() { Id = "purchase", Name = "Purchase", Gate = new("Bought", "boss", []), Steps = [new() { Id = "pays", Name = "Pays", Binding = new("pay") }] },
        ],
        Lanes = [new() { Id = "thoughts", Kind = LaneKind.Thoughts }, new() { Id = "touchpoints", Kind = LaneKind.Touchpoints }],
        Cards =
        [
            new() { Id = "mood", Lane = "thoughts", Text = "A phone for years" },
            new() { Id = "which", Lane = "thoughts", Step = "compares", Text = "Which one is better?", Persona = "ieva" },
            new() { Id = "page", Lane = "touchpoints", Step = "compares", Text = "Product page", Channel = "site", Device = "mobile" },
            new() { Id = "dear", Lane = "thoughts", Step = "pays", Text = "Dearer than on the tag" },
            new() { Id = "till", Lane = "touchpoints", Step = "pays", Text = "Till", Channel = "shop" },
        ],
        Arcs = [new("back", "pays", "compares", "too dear", Provenance.Assumption)],
        Routes = [new() { Id = "main", Name = "Main way", Persona = "ieva", Stops = [new("compares", "site", "mobile"), new("pays", "shop", null)] }],
        Barriers = [new() { Id = "price", Step = "pays", Text = "84 € more than on the tag", Kind = BarrierKind.Price, Criticality = 6, Persona = "ieva" }],
        Ideas = [new() { Id = "tag", Step = "pays", Text = "Full price on the tag", Barriers = ["price"], Touchpoint = "till", EaseOfDesign = 8, EaseOfDevelopment = 7, Effort = 5 }],
    };
}
