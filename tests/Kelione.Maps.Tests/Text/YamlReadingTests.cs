namespace Kelione.Maps.Tests.Text;

/// <summary>What people write by hand.</summary>
public sealed class YamlReadingTests
{
    private const string Phone = """
        kelione: 1
        title: Buying a phone
        kind: cross channel
        reviewDate: '2027-01-31'
        personas:
          - name: Ieva K., 31
            tagline: the careful upgrader
            needs: A camera that is surely better
            share: 40 %
        channels:
          - {id: shop-site, name: Shop's website, online: true}
          - {name: Parduotuvė Vilniuje, online: no}
        devices: [Phone, Desktop]
        lanes:
          - thoughts
          - {kind: emotions}
          - touchpoints
          - What is wrong
        stages:
          - name: Awareness
            goal: Find out whether a change is worth it
            cards: {thoughts: Everybody has a new one}
            steps:
              - Notices the phone
              - name: Сравнивает цены
                moment: zero
                optional: yes
                events: compare
                source: "research: 24 interviews, May 2026"
                cards:
                  emotions: -2.5
                  thoughts: Hers takes such photos in the dark.
                  touchpoints:
                    - {text: The price page, channel: Shop's website}
                    - {text: a check-in on day 7, missing: true}
                  what is wrong:
                    - Prices differ
                barriers:
                  - {kind: price, text: 84 € more than on the tag, criticality: '6'}
                  - Nobody answers
                ideas:
                  - {text: Full price on the tag, barriers: compares-barrier, due: 2026-12-01}
          - name: 购买
            steps: [{id: compares, name: Pays}]
        cards:
          thoughts: The whole is tiring
        arcs:
          - {from: compares, to: notices-the-phone}
        routes:
          - name: Main way
            stops: [notices-the-phone, {step: compares, channel: parduotuve-vilniuje, device: phone, forced: true}]
        measure: {within: 14d, criticality: {loss: 1}}
        priority: {budget: 40, unit: days}
        """;

    private static readonly JourneyMap Map = Read(Phone.Replace("compares-barrier", "sravnivaet-tseny-barrier", StringComparison.Ordinal));

    [Fact]
    public void Ids_are_invented_from_names()
    {
        Assert.Equal("buying-a-phone", Map.Id);
        Assert.Equal("ieva-k-31", Map.Personas[0].Id);
        Assert.Equal(["shop-site", "parduotuve-vilniuje"], Map.Channels.Select(c => c.Id));
        Assert.Equal(["awareness", "stage-2"], Map.Stages.Select(s => s.Id));
        Assert.Equal(["notices-the-phone", "sravnivaet-tseny", "compares"], Map.Steps().Select(s => s.Id));
        Assert.Equal(["sravnivaet-tseny-barrier", "sravnivaet-tseny-barrier-2"], Map.Barriers.Select(b => b.Id));
        Assert.Equal("sravnivaet-tseny-idea", Map.Ideas[0].Id);
        Assert.Equal("compares-notices-the-phone", Map.Arcs[0].Id);
    }

    [Fact]
    public void Short_forms_mean_what_people_mean()
    {
        Assert.Equal(MapKind.CrossChannel, Map.Kind);
        Assert.Equal(new DateOnly(2027, 1, 31), Map.ReviewDate);
        Assert.Equal(["A camera that is surely better"], Map.Personas[0].Needs);
        Assert.Equal(0.4, Map.Personas[0].Share);
        Assert.False(Map.Channels[1].Online);
        Assert.Equal([new("phone", "Phone"), new("desktop", "Desktop")], Map.Devices);
        Assert.Equal([LaneKind.Thoughts, LaneKind.Emotions, LaneKind.Touchpoints, LaneKind.Custom], Map.Lanes.Select(l => l.Kind));
        Assert.Equal("What is wrong", Map.Lanes[3].Name);
        Assert.Equal(Provenance.Research("24 interviews, May 2026"), Map.Stages[0].Steps[1].Provenance);
        Assert.True(Map.Stages[0].Steps[1].Optional);
        Assert.Equal(6, Map.Barriers[0].Criticality);
        Assert.Equal(["sravnivaet-tseny-barrier"], Map.Ideas[0].Barriers);
        Assert.Equal(new Stop("compares", "parduotuve-vilniuje", "phone", Forced: true), Map.Routes[0].Stops[1]);
        Assert.Equal(new CriticalityWeights { Loss = 1 }, Map.Measure.Criticality);
    }

    [Fact]
    public void Cards_come_in_canonical_order_with_the_ids_of_their_places()
    {
        Assert.Equal(
            [
                "map-thoughts", "awareness-thoughts", "sravnivaet-tseny-thoughts", "sravnivaet-tseny-emotions",
                "sravnivaet-tseny-touchpoints", "sravnivaet-tseny-touchpoints-2", "sravnivaet-tseny-what-is-wrong",
            ],
            Map.Cards.Select(c => c.Id));
        Assert.Equal(-2.5, Map.Cards[3].Felt);
        Assert.Equal("shop-site", Map.Cards[4].Channel);
        Assert.Equal(MapOrder.Canonical(Map), Map);
    }

    [Fact]
    public void Lanes_that_nobody_listed_follow_from_the_cards()
    {
        var map = Read("""
            kelione: 1
            title: t
            stages:
              - {name: s, cards: {thoughts: one, emotions: 3, What they hear: two}}
            """);
        Assert.Equal(["thoughts", "emotions", "what-they-hear"], map.Lanes.Select(l => l.Id));
        Assert.Equal("What they hear", map.Lanes[2].Name);
    }

    [Fact]
    public void Cards_barriers_and_ideas_may_be_listed_with_the_whole_map()
    {
        var map = Read("""
            kelione: 1
            title: t
            lanes: [thoughts]
            stages: [{name: s, steps: [a, b]}]
            cards: {thoughts: [{text: on b, step: b}, {text: on a, step: a}, {text: on s, stage: s}, on the map]}
            barriers: [{step: b, text: later}, {step: a, text: earlier}]
            ideas: [{step: a, text: do}]
            """);
        Assert.Equal(["on the map", "on s", "on a", "on b"], map.Cards.Select(c => c.Text));
        Assert.Equal(["earlier", "later"], map.Barriers.Select(b => b.Text));
        Assert.Equal("a-idea", map.Ideas[0].Id);
    }

    [Fact]
    public void A_text_without_its_version_is_read_as_the_first_form_with_a_warning()
    {
        var reading = MapYaml.Read("title: t", "old.yaml");
        Assert.Equal("t", reading.Map?.Title);
        Assert.Equal("line 1, column 1: the first line ought to say which form the text has: 'kelione: 1'; it is read as the first form", Assert.Single(reading.Problems).ToString());
    }

    [Fact]
    public void A_map_without_a_usable_title_takes_its_id_from_the_file() =>
        Assert.Equal("phone", MapYaml.Read("kelione: 1\ntitle: 购买手机", "maps/phone.v2.yaml").Map!.Id);

    [Fact]
    public void An_older_form_is_upgraded_before_it_is_read()
    {
        Kelione.Maps.Text.MapMigration[] rename =
        [
            new(1, map => map with { Entries = [.. map.Entries.Select(e => e.Key.Value == "swimlanes" ? e with { Key = e.Key with { Value = "lanes" } } : e)] }, _ => { }),
        ];
        var reading = MapYaml.Read("kelione: 1\ntitle: t\nswimlanes: [thoughts]", "", rename, current: 2);
        Assert.Equal("thoughts", reading.Map?.Lanes[0].Id);
        Assert.Empty(reading.Problems);
    }

    private static JourneyMap Read(string text)
    {
        var reading = MapYaml.Read(text, "phone.yaml");
        Assert.Empty(reading.Problems);
        return reading.Map!;
    }
}
