using CsCheck;
using Kelione.Maps.Tests.Generation;

namespace Kelione.Maps.Tests.Mermaid;

/// <summary>Maps as Mermaid's user journey, and back.</summary>
public sealed class MermaidTests
{
    private static readonly string[] Words =
    [
        "Compares", "Pays: by card", "a;b", "a #b", "#35;", "section two", "Title deed", "journey", "accTitle", "100 %% sure", "%%", "比较", "Сравнивает", "Žiūri", "👍", "a, b", "<b>", "A & B", "\"x\"", "a\nb", " x ", "--", "---", "style a: b#c;", "", "1: 2",
    ];

    private static readonly Gen<string> Name = Gen.Int[0, Words.Length - 1].Select(i => Words[i]);

    private static readonly Gen<JourneyMap> Journey = Gen.Select(Name, Gen.Select(Name, Gen.Select(Name, Gen.Int[1, 5], Gen.Int[0, 7]).Array[0, 4]).Array[0, 4]).Select((title, sections) =>
    {
        string[] people = ["Ieva", "Jonas, 40", "Ana: the buyer"];
        var steps = 0;
        var cards = new List<Card>();
        var stages = new List<Stage>();
        foreach (var (name, tasks) in sections)
        {
            stages.Add(new()
            {
                Id = $"s{stages.Count}",
                Name = name,
                Steps = [.. tasks.Select(t =>
                {
                    var id = $"t{steps++}";
                    var who = t.Item3 is 0 or 7 ? [null] : people.Where((_, p) => (t.Item3 & (1 << p)) != 0).Select(p => (string?)p);
                    cards.AddRange(who.Select((p, i) => new Card { Id = $"{id}-{i}", Lane = "emotions", Step = id, Persona = p is null ? null : $"p{Array.IndexOf(people, p)}", Felt = (t.Item2 - 3) * 2.5 }));
                    return new Step { Id = id, Name = t.Item1 };
                })],
            });
        }

        return new JourneyMap
        {
            Id = "m",
            Title = title,
            Personas = [.. people.Select((p, i) => new Persona { Id = $"p{i}", Name = p })],
            Lanes = [new() { Id = "emotions", Kind = LaneKind.Emotions }],
            Stages = stages.ToValueList(),
            Cards = cards.ToValueList(),
        };
    });

    [Fact]
    public void What_the_form_holds_comes_back() => Journey.Sample(
        map =>
        {
            var text = MapMermaid.Write(map);
            var reading = MapMermaid.Read(text, "m.mmd");
            Assert.True(reading.Map is not null, $"{string.Join('\n', reading.Problems)}\n{text}");
            var back = reading.Map!;
            Assert.Equal(string.IsNullOrWhiteSpace(map.Title) ? "m" : map.Title, back.Title);
            Assert.Equal(map.Stages.Select(s => s.Name.Length > 0 ? s.Name : back.Title), back.Stages.Select(s => s.Name));
            Assert.Equal(map.Steps().Select(s => s.Name), back.Steps().Select(s => s.Name));
            Assert.Equal(map.Steps().Select(s => Felt(map, s.Id)), back.Steps().Select(s => Felt(back, s.Id)));
            Assert.Equal(map.Steps().Select(s => Who(map, s.Id)), back.Steps().Select(s => Who(back, s.Id)));
            Assert.DoesNotContain(MapChecks.Problems(back), p => p.Code is "duplicate-id" or "unknown-id");
        },
        iter: 3000);

    [Fact]
    public void Any_map_can_be_written_and_read() => MapGen.Map.Sample(
        map =>
        {
            var text = MapMermaid.Write(map);
            Assert.Equal(map.Steps().Count(), MapMermaid.Read(text).Map!.Steps().Count());
            Assert.Equal(2 + map.Stages.Count + map.Steps().Count(), text.TrimEnd('\n').Split('\n').Count(l => !l.TrimStart().StartsWith("%%", StringComparison.Ordinal)));
        },
        iter: 500);

    [Fact]
    public void A_map_is_written_as_wikis_draw_it()
    {
        var map = new JourneyMap
        {
            Id = "phone",
            Title = "Buying a phone: why not?",
            Personas = [new() { Id = "ieva", Name = "Ieva" }, new() { Id = "jonas", Name = "Jonas" }],
            Lanes = [new() { Id = "emotions", Kind = LaneKind.Emotions }],
            Stages = [new() { Id = "study", Name = "Study", Steps = [new() { Id = "a", Name = "Compares" }, new() { Id = "b", Name = "Pays" }, new() { Id = "c", Name = "Waits" }] }],
            Cards =
            [
                new() { Id = "1", Lane = "emotions", Step = "a", Felt = 4 }, new() { Id = "2", Lane = "emotions", Step = "b", Felt = -5, Persona = "jonas" },
            ],
        };
        Assert.Equal(
            """
            journey
                %% map phone, version 7
                %% scores: 0 measured, 2 as the team feels, 1 unknown
                title Buying a phone#58; why not?
                section Study
                  Compares: 5: Ieva, Jonas
                  Pays: 1: Jonas
                  Waits: 3: Ieva, Jonas
                  %% no emotion is known: 3 stands for none

            """.ReplaceLineEndings("\n"),
            MapMermaid.Write(map, version: 7));
        var measured = new MapMeasurement
        {
            Map = "phone",
            MapVersion = 1,
            MeasuredAt = default,
            Period = new(null, null, null, null),
            Customers = 9,
            CustomersInScope = 9,
            Snapshot = "2026-11-22-01",
            Steps = [new() { Id = "c", Name = "Waits", Stage = "study", Bound = true, Emotion = new(2.4, new(1, 4), 30) }],
        };
        Assert.Contains("Waits: 4: Ieva, Jonas", MapMermaid.Write(map, measured), StringComparison.Ordinal);
        Assert.Contains("%% scores: 1 measured (snapshot 2026-11-22-01), 2 as the team feels, 0 unknown", MapMermaid.Write(map, measured), StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_without_an_emotion_comes_back_without_one()
    {
        var map = new JourneyMap
        {
            Id = "m",
            Title = "M",
            Personas = [new() { Id = "ieva", Name = "Ieva" }, new() { Id = "jonas", Name = "Jonas" }],
            Lanes = [new() { Id = "emotions", Kind = LaneKind.Emotions }, new() { Id = "actions", Kind = LaneKind.Actions }],
            Stages = [new() { Id = "s", Name = "S", Steps = [new() { Id = "a", Name = "A" }, new() { Id = "b", Name = "B" }, new() { Id = "c", Name = "C" }] }],
            Cards = [new() { Id = "1", Lane = "emotions", Step = "b", Felt = 0 }, new() { Id = "2", Lane = "actions", Step = "c", Persona = "jonas", Text = "x" }],
        };
        var text = MapMermaid.Write(map);
        var back = MapMermaid.Read(text).Map!;
        Assert.Equal([null, 0.0, null], back.Steps().Select(s => Felt(back, s.Id)));
        Assert.Equal("Jonas", Who(back, "c"));
        var scored = MapMermaid.Read(text.Replace("A: 3", "A: 5", StringComparison.Ordinal)).Map!;
        Assert.Equal(5, Felt(scored, "a"));
    }

    [Fact]
    public void What_people_write_for_Mermaid_is_read()
    {
        var map = MapMermaid.Read(
            """
            ---
            title: "In front"
            ---
            %% a comment
            journey
                title My working day # another comment
                accDescr: for screen readers
                section Go to work
                  Make tea: 5: Me
                  Go upstairs: 3: Me, Cat ; Do work: 1
                section Go home
                  Sit down: 5: Me, Cat
            """,
            "day.mmd").Map!;
        Assert.Equal(("my-working-day", "My working day"), (map.Id, map.Title));
        Assert.Equal(["Me", "Cat"], map.Personas.Select(p => p.Name));
        Assert.Equal(["Make tea", "Go upstairs", "Do work", "Sit down"], map.Steps().Select(s => s.Name));
        Assert.Equal([("make-tea", "me", 5.0), ("go-upstairs", null, 0), ("do-work", null, -5), ("sit-down", null, 5)], map.Cards.Select(c => (c.Step!, c.Persona, c.Felt!.Value)));
    }

    [Theory]
    [InlineData("graph TD\n a-->b", "line 1, column 1: 'graph TD' is no journey of Mermaid: its first line is 'journey'")]
    [InlineData("", "line 1, column 1: this is no journey of Mermaid: its first line is 'journey'")]
    [InlineData("journey\n Make tea", "line 2, column 1: 'Make tea' is no step: a step is written as 'What they do: 3: Who', with a score from 1 to 5")]
    [InlineData("journey\n Make tea: 7: Me", "line 2, column 1: the score of 'Make tea' is a whole number from 1 to 5, not '7'")]
    public void A_mistake_is_told_with_its_line(string text, string expected)
    {
        var reading = MapMermaid.Read(text);
        Assert.Null(reading.Map);
        Assert.Equal(expected, reading.Problems[0].ToString());
    }

    private static double? Felt(JourneyMap map, string step) => map.Cards.Where(c => c.Step == step).Select(c => c.Felt).FirstOrDefault();

    // By name; where nobody is named it is everybody.
    private static string Who(JourneyMap map, string step)
    {
        var named = map.Personas.Where(p => map.Cards.Any(c => c.Step == step && c.Persona == p.Id)).Select(p => p.Name).ToArray();
        return string.Join('|', (named.Length == 0 ? map.Personas.Select(p => p.Name) : named).Order(StringComparer.Ordinal));
    }
}
