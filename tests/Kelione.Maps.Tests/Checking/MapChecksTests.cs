using CsCheck;
using Kelione.Maps.Tests.Generation;

namespace Kelione.Maps.Tests.Checking;

public sealed class MapChecksTests
{
    private static readonly JourneyMap Phone = SmallMap.Phone;

    /// <summary>Every way in which a map can be wrong: what is done to the small map, the code, the severity and the place.</summary>
    private static readonly (Func<JourneyMap, JourneyMap> Spoil, string Code, ProblemSeverity Severity, string Path)[] Cases =
    [
        (m => m with { Title = " " }, "empty", ProblemSeverity.Error, "title"),
        (m => m with { Id = "Phone map" }, "bad-id", ProblemSeverity.Error, "id"),
        (m => m with { Id = "-phone" }, "bad-id", ProblemSeverity.Error, "id"),
        (m => m with { Id = new('x', 81) }, "bad-id", ProblemSeverity.Error, "id"),
        (m => m with { Schema = 9 }, "schema", ProblemSeverity.Error, "schema"),
        (m => m with { Language = "english please" }, "language", ProblemSeverity.Error, "language"),
        (m => m with { From = new(2026, 5, 2), To = new(2026, 5, 1) }, "dates-reversed", ProblemSeverity.Error, "to"),
        (m => m with { BasedOn = "phone" }, "based-on-itself", ProblemSeverity.Error, "basedOn"),
        (m => m with { Stages = [], Cards = [], Arcs = [], Routes = [], Barriers = [], Ideas = [] }, "no-stages", ProblemSeverity.Info, "stages"),
        (m => m with { Measure = m.Measure with { RetentionDays = 0 } }, "out-of-range", ProblemSeverity.Error, "measure/retentionDays"),
        (m => m with { Measure = m.Measure with { Within = "" } }, "empty", ProblemSeverity.Error, "measure/within"),
        (m => m with { Measure = m.Measure with { Criticality = new() { Loss = -1 } } }, "out-of-range", ProblemSeverity.Error, "measure/criticality/loss"),
        (m => m with { Measure = m.Measure with { Criticality = new() { Loss = 0, Audience = 0, Goal = 0, Feedback = 0 } } }, "no-weight", ProblemSeverity.Error, "measure/criticality"),
        (m => m with { Priority = new() { Criticality = 0, EaseOfDesign = 0, EaseOfDevelopment = 0, Share = 0 } }, "no-weight", ProblemSeverity.Warning, "priority"),
        (m => m with { Priority = new() { Share = double.NaN } }, "out-of-range", ProblemSeverity.Error, "priority/share"),
        (m => m with { Priority = new() { Budget = -1 } }, "out-of-range", ProblemSeverity.Error, "priority/budget"),
        (m => m with { Priority = new() { Cut = -1 } }, "out-of-range", ProblemSeverity.Error, "priority/cut"),
        (m => With(m, m.Cards[0] with { Felt = 5.1 }), "out-of-range", ProblemSeverity.Error, "cards/mood/felt"),
        (m => With(m, m.Cards[0] with { Wished = -6 }), "out-of-range", ProblemSeverity.Error, "cards/mood/wished"),
        (m => With(m, m.Cards[0] with { Lane = "gone" }), "unknown-id", ProblemSeverity.Error, "cards/mood/lane"),
        (m => With(m, m.Cards[0] with { Persona = "gone" }), "unknown-id", ProblemSeverity.Error, "cards/mood/persona"),
        (m => With(m, m.Cards[0] with { Step = "pays", Stage = "study" }), "two-places", ProblemSeverity.Error, "cards/mood/stage"),
        (m => With(m, m.Cards[0] with { Link = "javascript:alert(1)" }), "bad-link", ProblemSeverity.Error, "cards/mood/link"),
        (m => With(m, m.Cards[0] with { Link = "/page" }), "bad-link", ProblemSeverity.Error, "cards/mood/link"),
        (m => With(m, m.Cards[0] with { Question = "funnel" }), "bad-question", ProblemSeverity.Error, "cards/mood/question"),
        (m => With(m, m.Cards[0] with { Text = "" }), "empty-card", ProblemSeverity.Warning, "cards/mood"),
        (m => With(m, m.Cards[0] with { Text = "bell \a" }), "control-character", ProblemSeverity.Error, "cards/mood/text"),
        (m => With(m, m.Cards[0] with { Text = "👍"[..1] }), "broken-character", ProblemSeverity.Error, "cards/mood/text"),
        (m => With(m, m.Cards[0] with { Text = new('x', 4001) }), "too-long", ProblemSeverity.Error, "cards/mood/text"),
        (m => With(m, m.Cards[0] with { Provenance = Provenance.Research(new('x', 4001)) }), "too-long", ProblemSeverity.Error, "cards/mood/provenance/note"),
        (m => With(m, m.Cards[0] with { Provenance = Provenance.Research("", -1) }), "out-of-range", ProblemSeverity.Error, "cards/mood/provenance/n"),
        (m => m with { Cards = m.Cards.Add(m.Cards[0]) }, "duplicate-id", ProblemSeverity.Error, "cards/mood/id"),
        (m => With(m, m.Personas[0] with { Name = "" }), "empty", ProblemSeverity.Error, "personas/ieva/name"),
        (m => With(m, m.Personas[0] with { Share = 1.2 }), "out-of-range", ProblemSeverity.Error, "personas/ieva/share"),
        (m => With(m, m.Personas[0] with { Initials = "IEVAK" }), "long-initials", ProblemSeverity.Warning, "personas/ieva/initials"),
        (m => With(m, m.Personas[0] with { Needs = ["fine", "\0"] }), "control-character", ProblemSeverity.Error, "personas/ieva/needs"),
        (m => With(m, m.Channels[0] with { Name = "" }), "empty", ProblemSeverity.Error, "channels/site/name"),
        (m => With(m, m.Devices[0] with { Name = "" }), "empty", ProblemSeverity.Error, "devices/mobile/name"),
        (m => With(m, m.Lanes[0] with { Kind = LaneKind.Custom }), "empty", ProblemSeverity.Error, "lanes/thoughts/name"),
        (m => With(m, m.Lanes[0] with { Of = "gone" }), "unknown-id", ProblemSeverity.Error, "lanes/thoughts/of"),
        (m => With(m, m.Stages[0] with { Name = "" }), "empty", ProblemSeverity.Error, "stages/study/name"),
        (m => With(m, m.Stages[0] with { Name = new('x', 201) }), "long-name", ProblemSeverity.Warning, "stages/study/name"),
        (m => With(m, m.Stages[0] with { FromDay = 5, ToDay = 4 }), "out-of-range", ProblemSeverity.Error, "stages/study/toDay"),
        (m => With(m, m.Stages[1] with { Gate = new("Bought", "gone", []) }), "unknown-id", ProblemSeverity.Error, "stages/purchase/gate"),
        (m => With(m, m.Stages[1] with { Gate = new("Bought", null, ["ieva"]) }), "gate-without-role", ProblemSeverity.Warning, "stages/purchase/gate"),
        (m => With(m, m.Stages[1] with { Gate = new("", null, []) }), "empty", ProblemSeverity.Error, "stages/purchase/gate/name"),
        (m => With(m, m.Stages[0].Steps[0] with { Name = "" }), "empty", ProblemSeverity.Error, "stages/study/steps/compares/name"),
        (m => With(m, m.Stages[0].Steps[0] with { Binding = new("") }), "empty", ProblemSeverity.Error, "stages/study/steps/compares/binding/events"),
        (m => With(m, m.Stages[0].Steps[0] with { Binding = new("view", " ") }), "empty", ProblemSeverity.Error, "stages/study/steps/compares/binding/success"),
        (m => With(m, m.Stages[0].Steps[0] with { OpensMap = "phone" }), "opens-itself", ProblemSeverity.Error, "stages/study/steps/compares/opensMap"),
        (m => m with { Stages = m.Stages.Add(new() { Id = "many", Name = "Many", Steps = Enumerable.Range(0, 63).Select(i => new Step { Id = $"s{i}", Name = "S", Binding = new("e") }).ToValueList() }) }, "too-many-steps", ProblemSeverity.Warning, "stages"),
        (m => m with { Stages = m.Stages.Add(new() { Id = "a/b", Name = "A" }) }, "bad-id", ProblemSeverity.Error, "stages/a/b/id"),
        (m => With(m, m.Arcs[0] with { To = "pays" }), "arc-to-itself", ProblemSeverity.Error, "arcs/back/to"),
        (m => With(m, m.Routes[0] with { Name = "" }), "empty", ProblemSeverity.Error, "routes/main/name"),
        (m => With(m, m.Routes[0] with { Stops = [] }), "short-route", ProblemSeverity.Warning, "routes/main/stops"),
        (m => With(m, m.Routes[0] with { Stops = [new("compares", null, null), new("pays", "shop", null)] }), "stop-nowhere", ProblemSeverity.Warning, "routes/main/stops"),
        (m => With(m, m.Routes[0] with { Stops = [new("compares", "site", null), new("pays", "shop", null, Reason: "\a")] }), "control-character", ProblemSeverity.Error, "routes/main/stops/reason"),
        (m => With(m, m.Barriers[0] with { Text = "" }), "empty", ProblemSeverity.Error, "barriers/price/text"),
        (m => With(m, m.Barriers[0] with { Criticality = 11 }), "out-of-range", ProblemSeverity.Error, "barriers/price/criticality"),
        (m => With(m, m.Ideas[0] with { Text = "" }), "empty", ProblemSeverity.Error, "ideas/tag/text"),
        (m => With(m, m.Ideas[0] with { EaseOfDesign = -1 }), "out-of-range", ProblemSeverity.Error, "ideas/tag/easeOfDesign"),
        (m => With(m, m.Ideas[0] with { EaseOfDevelopment = double.PositiveInfinity }), "out-of-range", ProblemSeverity.Error, "ideas/tag/easeOfDevelopment"),
        (m => With(m, m.Ideas[0] with { Effort = double.PositiveInfinity }), "out-of-range", ProblemSeverity.Error, "ideas/tag/effort"),
        (m => With(m, m.Ideas[0] with { Status = IdeaStatus.Released }), "no-release-date", ProblemSeverity.Warning, "ideas/tag/releasedOn"),
        (m => With(m, m.Ideas[0] with { ReleasedOn = new(2026, 6, 1) }), "released-without-status", ProblemSeverity.Warning, "ideas/tag/status"),
        (m => With(m, m.Ideas[0] with { Experiment = new("variant", "a", "a") }), "same-variant", ProblemSeverity.Error, "ideas/tag/experiment"),
        (m => With(m, m.Ideas[0] with { Experiment = new("", "a", "b") }), "empty", ProblemSeverity.Error, "ideas/tag/experiment/field"),
        (m => With(m, m.Ideas[0] with { Barriers = ["gone"] }), "unknown-id", ProblemSeverity.Error, "ideas/tag/barriers"),
        (m => With(m, m.Images[0] with { MediaType = "image/svg+xml" }), "image-type", ProblemSeverity.Error, "images/face/mediaType"),
        (m => With(m, m.Images[0] with { Alt = "" }), "no-alt", ProblemSeverity.Warning, "images/face/alt"),
        (m => With(m, m.Images[0] with { Data = "no base64!" }), "image-broken", ProblemSeverity.Error, "images/face/data"),
        (m => With(m, m.Images[0] with { MediaType = "image/jpeg" }), "image-broken", ProblemSeverity.Error, "images/face/data"),
        (m => With(m, m.Images[0] with { Data = Convert.ToBase64String(new byte[(2 * 1024 * 1024) + 1]) }), "image-too-big", ProblemSeverity.Error, "images/face/data"),
    ];

    public static TheoryData<int> Numbers() => [.. Enumerable.Range(0, Cases.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void What_is_wrong_is_said_with_its_place(int number)
    {
        var (spoil, code, severity, path) = Cases[number];
        var found = MapChecks.Problems(spoil(Phone)).Except(MapChecks.Problems(Phone)).ToList();
        var problem = Assert.Single(found, p => p.Code == code && p.Path == path);
        Assert.Equal(severity, problem.Severity);
        Assert.EndsWith(".", problem.Message, StringComparison.Ordinal);
        Assert.Equal(severity != ProblemSeverity.Error, MapChecks.IsSound(spoil(Phone)));
        Assert.False(severity == ProblemSeverity.Error && MapChecks.HasSoundCards(Phone, spoil(Phone)));
    }

    [Fact]
    public void Cards_that_are_sound_beside_what_was_there_add_no_error() => MapGen.TwoVersions.Sample(
        given =>
        {
            var onlyCards = given.Before with { Cards = given.After.Cards };
            if (MapChecks.HasSoundCards(given.Before, onlyCards))
            {
                Assert.Empty(Errors(onlyCards).Except(Errors(given.Before)));
            }
        },
        iter: 300);

    [Fact]
    public void A_changed_word_of_a_sound_card_needs_no_look_at_the_rest_and_a_changed_lane_does()
    {
        Assert.True(MapChecks.HasSoundCards(Phone, With(Phone, Phone.Cards[0] with { Text = "Other words" })));
        Assert.True(MapChecks.HasSoundCards(Phone, MapEdits.Remove<Card>(Phone.Cards[0].Id).Apply(Phone)));
        Assert.False(MapChecks.HasSoundCards(Phone, With(Phone, Phone.Lanes[0] with { Name = "Other" })));
    }

    [Fact]
    public void A_good_map_has_only_hints() => Assert.Equal(["unbound"], MapChecks.Problems(Phone).Select(p => p.Code));

    [Fact]
    public void A_message_says_what_to_do() => Assert.Equal(
        "The card 'A phone for years' has 7 as its felt emotion; that must be from −5 to 5. Put such a number, or leave it empty.",
        Assert.Single(MapChecks.Problems(With(Phone, Phone.Cards[0] with { Felt = 7 })), p => p.Severity == ProblemSeverity.Error).Message);

    [Fact]
    public void Pictures_of_all_three_types_are_taken() => Assert.All(
        new[] { ("image/png", "iVBORw0KGgo="), ("image/jpeg", "/9j/4AAQ"), ("image/webp", "UklGRiQAAABXRUJQ") },
        image => Assert.True(MapChecks.IsSound(With(Phone, Phone.Images[0] with { MediaType = image.Item1, Data = image.Item2 }))));

    [Fact]
    public void Edits_never_make_a_map_that_names_what_is_not_there_or_has_an_id_twice() => MapGen.TwoVersions.Sample(
        given => Assert.DoesNotContain(MapChecks.Problems(given.After), p => p.Code is "unknown-id" or "duplicate-id" or "bad-id" or "two-places"),
        iter: 300);

    private static IEnumerable<string> Errors(JourneyMap map) => MapChecks.Problems(map).Where(p => p.Severity == ProblemSeverity.Error).Select(p => p.Message);

    private static JourneyMap With(JourneyMap map, object thing) => Sorts.All.Single(s => s.GetType().BaseType!.GenericTypeArguments[0] == thing.GetType()).Replace(map, thing);
}
