using System.Text.Json;
using Kelione.Maps.Tests.Generation;

namespace Kelione.Maps.Tests.Edits;

public sealed class EditTests
{
    private static readonly JourneyMap Phone = SmallMap.Phone;

    [Fact]
    public void Moving_a_step_keeps_its_cards_and_puts_them_in_the_order_of_reading()
    {
        var map = MapEdits.Move<Step>("pays", new(null, "study")).Apply(Phone);
        Assert.Equal(["pays", "compares", "asks"], map.Stages[0].Steps.Select(s => s.Id));
        Assert.Empty(map.Stages[1].Steps);
        Assert.Equal(["mood", "dear", "till", "which", "page"], map.Cards.Select(c => c.Id));
    }

    [Fact]
    public void Removing_a_stage_takes_along_all_that_cannot_be_without_it_and_undoing_brings_it_back()
    {
        var remove = MapEdits.Remove<Stage>("purchase");
        var map = remove.Apply(Phone);
        Assert.Equal(["mood", "which", "page"], map.Cards.Select(c => c.Id));
        Assert.Empty(map.Arcs);
        Assert.Empty(map.Barriers);
        Assert.Empty(map.Ideas);
        Assert.Equal(["compares"], map.Routes[0].Stops.Select(s => s.Step));
        Assert.Equal(Phone, remove.InverseOn(Phone).Apply(map));
    }

    [Fact]
    public void Removing_a_persona_takes_nothing_along_but_its_mentions()
    {
        var map = MapEdits.Remove<Persona>("ieva").Apply(Phone);
        Assert.Equal(Phone.Cards.Select(c => c.Id), map.Cards.Select(c => c.Id));
        Assert.DoesNotContain(map.Cards, c => c.Persona is not null);
        Assert.Null(map.Barriers[0].Persona);
        Assert.Null(map.Routes[0].Persona);
        Assert.Null(MapEdits.Remove<Persona>("boss").Apply(Phone).Stages[1].Gate!.DecidedBy);
    }

    [Fact]
    public void A_lane_of_a_persona_becomes_a_lane_of_all_when_the_persona_goes_unless_a_channel_has_the_id()
    {
        var map = Phone with { Lanes = Phone.Lanes.Add(new() { Id = "hers", Kind = LaneKind.Sees, Of = "ieva" }) };
        Assert.Null(MapEdits.Remove<Persona>("ieva").Apply(map).Lanes[2].Of);
        var twin = map with { Channels = map.Channels.Add(new("ieva", "Ieva's blog", true)) };
        Assert.Equal("ieva", MapEdits.Remove<Persona>("ieva").Apply(twin).Lanes[2].Of);
    }

    public static TheoryData<MapEdit, string> Impossible() => new()
    {
        { MapEdits.Remove<Step>("gone"), "The step 'gone' is no longer there." },
        { MapEdits.Move<Card>("gone", new(Lane: "thoughts")), "The card 'gone' is no longer there." },
        { MapEdits.Move<Card>("which", new(Step: "pays")), "The card 'Which one is better?' needs a lane to stand in." },
        { MapEdits.Move<Card>("which", new(Lane: "gone")), "The lane 'gone' is no longer there." },
        { MapEdits.Move<Card>("which", new("page", null, "compares", "thoughts")), "The card 'page', after which it should stand, is no longer there." },
        { MapEdits.Move<Step>("pays", new(null, "gone")), "The stage 'gone' is no longer there." },
        { MapEdits.Move<Step>("pays", new("pays", "purchase")), "The step 'pays' cannot come after itself." },
        { MapEdits.Move<Barrier>("price", new()), "The barrier '84 € more than on the tag' needs a step to stand at." },
        { MapEdits.Add(new Step { Id = "new", Name = "New" }), "The step 'New' needs a stage to stand in." },
        { MapEdits.Add(new Stage { Id = "study", Name = "Again" }), "There is already a stage with the id 'study': 'Study'." },
        { MapEdits.Add(new Stage { Id = "new", Name = "New", Steps = [new() { Id = "s", Name = "S" }, new() { Id = "s", Name = "S" }] }), "Two of the new steps have the same id." },
        { MapEdits.Add(new Lane { Id = "" }), "A new lane needs an id." },
        { MapEdits.Add(new Lane { Id = "new", Of = "gone" }), "A lane is of a persona, a channel or a device, and none of them has the id 'gone'." },
        { MapEdits.Add(new Card { Id = "new", Lane = "thoughts", Channel = "gone" }), "The channel 'gone' is no longer there." },
        { MapEdits.Change(Phone.Ideas[0], Phone.Ideas[0] with { Barriers = ["gone"] }), "The barrier 'gone' is no longer there." },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void An_edit_that_cannot_be_made_says_why(MapEdit edit, string message)
    {
        Assert.Equal(message, Assert.Throws<MapEditException>(() => edit.Apply(Phone)).Message);
        Assert.Equal(message, Assert.Throws<MapEditException>(() => edit.InverseOn(Phone)).Message);
    }

    [Fact]
    public void A_batch_is_made_wholly_or_not_at_all() =>
        Assert.Throws<MapEditException>(() => new EditBatch([MapEdits.Remove<Card>("which"), MapEdits.Remove<Card>("which")]).Apply(Phone));

    [Fact]
    public void Edits_say_what_they_do()
    {
        Assert.Equal(new("step.moved", ["Pays"], "Moved the step 'Pays'"), MapEdits.Move<Step>("pays", new(null, "study")).Describe(Phone));
        Assert.Equal(
            new("card.changed", ["Which one is better?", "text", "quote"], "Changed the text and the quote of the card 'Which one is better?'"),
            MapEdits.Change(Phone.Cards[1], Phone.Cards[1] with { Text = "Which?", Quote = "Hm" }).Describe(Phone));
        Assert.Equal(new("map.changed", ["title"], "Changed the title of the map"), new ChangeMap(Patch<JourneyMap>.Of([new("title", "T")])).Describe(Phone));
        Assert.Equal("Removed the stage 'Study', and 1 more changes", new EditBatch([MapEdits.Remove<Stage>("study"), MapEdits.Remove<Card>("mood")]).Describe(Phone).English);
        Assert.Equal(new("batch", ["Tidied up", "1"], "Tidied up"), new EditBatch([MapEdits.Remove<Card>("mood")], "Tidied up").Describe(Phone));
        Assert.Equal("Removed the card 'gone'", MapEdits.Remove<Card>("gone").Describe(Phone).English);
    }

    [Fact]
    public void Json_names_the_operation_and_carries_only_what_is_changed() => Assert.Equal(
        [
            """{"edit":"change-card","id":"which","set":{"text":"Which?","persona":null}}""",
            """{"edit":"move-card","id":"which","to":{"after":"dear","step":"pays","lane":"thoughts"}}""",
            """{"edit":"remove-stage","id":"study"}""",
            """{"edit":"add-arc","item":{"id":"a","from":"pays","to":"asks","text":"","provenance":{"kind":"assumption","note":""}},"at":{"after":"back"}}""",
            """{"edit":"batch","edits":[{"edit":"change-priority","set":{"budget":40}}],"label":"Budget"}""",
        ],
        new MapEdit[]
        {
            MapEdits.Change(Phone.Cards[1], Phone.Cards[1] with { Text = "Which?", Persona = null }),
            MapEdits.Move<Card>("which", new("dear", null, "pays", "thoughts")),
            MapEdits.Remove<Stage>("study"),
            MapEdits.Add(new Arc("a", "pays", "asks", "", Provenance.Assumption), "back"),
            new EditBatch([new ChangePriority(Patch<PrioritySettings>.Of([new("budget", 40.0)]))], "Budget"),
        }.Select(MapEditJson.Write));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"edit":"dance"}""")]
    [InlineData("""{"id":"which"}""")]
    [InlineData("""{"edit":"remove-card"}""")]
    [InlineData("""{"edit":"remove-card","id":null}""")]
    [InlineData("""{"edit":"move-card","id":"which"}""")]
    [InlineData("""{"edit":"add-card"}""")]
    [InlineData("""{"edit":"add-card","item":{"id":"x"}}""")]
    [InlineData("""{"edit":"add-arc","item":{"id":"x","from":"pays"}}""")]
    [InlineData("""{"edit":"add-channel","item":{"id":"x","name":null,"online":true}}""")]
    [InlineData("""{"edit":"change-card","id":"which"}""")]
    [InlineData("""{"edit":"change-card","id":"which","set":[]}""")]
    [InlineData("""{"edit":"change-card","id":"which","set":{"colour":"red"}}""")]
    [InlineData("""{"edit":"change-card","id":"which","set":{"lane":"thoughts"}}""")]
    [InlineData("""{"edit":"change-card","id":"which","set":{"text":null}}""")]
    [InlineData("""{"edit":"change-card","id":"which","set":{"felt":"high"}}""")]
    [InlineData("""{"edit":"change-card","id":"which","set":{"text":"a","text":"b"}}""")]
    [InlineData("""{"edit":"batch","edits":[null]}""")]
    [InlineData("""{"edit":"batch"}""")]
    public void What_is_no_edit_is_said_to_be_none(string json) => Assert.Throws<MapEditException>(() => MapEditJson.Read(json));

    [Fact]
    public void Every_field_of_the_document_can_be_edited()
    {
        // Ids, places and lists of things have other edits; everything else of every record must be a field of a change.
        foreach (var sort in Sorts.All)
        {
            var type = sort.GetType().BaseType!.GenericTypeArguments[0];
            var names = type.GetProperties().Where(p => p.CanWrite).Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name));
            string[] others = sort.Kind switch { ThingSort.Stage => ["steps"], ThingSort.Card => ["lane", "step", "stage"], ThingSort.Barrier or ThingSort.Idea => ["step"], _ => [] };
            Assert.Equal(names.Except(["id", .. others]).Order(), sort.Fields.All.Select(f => f.Name).Order());
        }

        Assert.Equal(
            ["title", "kind", "status", "objective", "finding", "scope", "product", "language", "owner", "reviewDate", "from", "to", "basedOn"],
            RecordFields.Of(typeof(JourneyMap)).All.Select(f => f.Name));
    }

    [Fact]
    public void The_edits_between_are_few()
    {
        var swapped = MapEdits.Move<Stage>("purchase", new()).Apply(Phone);
        Assert.IsType<MoveThing<Stage>>(Assert.Single(MapEdits.Between(Phone, swapped)));
        Assert.Equal(MapEdits.Remove<Stage>("purchase"), Assert.Single(MapEdits.Between(Phone, MapEdits.Remove<Stage>("purchase").Apply(Phone))));
        Assert.Empty(MapEdits.Between(Phone, Phone));
    }
}
