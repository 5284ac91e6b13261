using CsCheck;
using Kelione.Maps.Tests.Generation;

namespace Kelione.Maps.Tests.Text;

/// <summary>What holds for the text form of all maps.</summary>
public sealed class YamlProperties
{
    // Letters of YAML itself, ends of lines, blanks, other scripts, letters beyond 16 bits.
    private static readonly string[] Pieces =
    [
        ":", ": ", " #", "#", "-", "- ", "? ", "'", "\"", "\\", "{", "}", "[", "]", ",", "&a", "*a", "!t", "|", ">", "%", "@", "`", "\n", "\n\n", "\t", " ", "\r", "\r\n", "---", "...", "\u0085", "\u2028", "\uFEFF",
        "true", "null", "~", "12", "0x1F", "1e3", "2026-05-01", "<<", "=", "no", "é", "ж", "中文", "👍", "\u00A0",
    ];

    private static readonly Gen<string> Awkward = Gen.OneOf(Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]), Gen.String[Gen.Char.AlphaNumeric, 0, 6]).Array[0, 6].Select(string.Concat);

    [Fact]
    public void A_map_that_is_written_and_read_again_is_the_same_map() => MapGen.Map.Sample(
        map =>
        {
            var text = MapYaml.Write(map);
            var reading = MapYaml.Read(text, "map.yaml");
            Assert.True(reading.Problems.Count == 0, $"{string.Join('\n', reading.Problems)}\n{text}");
            Assert.Equal(map, reading.Map);
        },
        iter: 1500);

    [Fact]
    public void A_map_is_written_the_same_way_after_reading() => MapGen.Map.Sample(
        map =>
        {
            var text = MapYaml.Write(map);
            Assert.Equal(text, MapYaml.Write(MapYaml.Read(text).Map!));
        },
        iter: 300);

    [Fact]
    public void Any_words_survive_wherever_they_stand() => Gen.Select(Awkward, Awkward).Sample(
        (one, two) =>
        {
            var map = Small(one, two);
            var text = MapYaml.Write(map);
            var reading = MapYaml.Read(text);
            Assert.True(reading.Map is not null, $"{string.Join('\n', reading.Problems)}\n{text}");
            Assert.Equal(map, reading.Map);
        },
        iter: 20_000);

    [Fact]
    public void Invented_ids_are_left_out_only_where_they_are_invented_again() => Gen.Select(Gen.Int[1, 4].Array[0, 12], Gen.Bool.Array[12]).Sample(
        (numbers, isDefault) =>
        {
            // Ids like pays-thoughts-3 that stand at other places than the third.
            var ids = numbers.Select((n, i) => isDefault[i] ? n == 1 ? "pays-thoughts" : $"pays-thoughts-{n}" : $"c{i}").Distinct().ToArray();
            var map = Small("a", "b");
            map = map with { Cards = [.. ids.Select(id => new Card { Id = id, Lane = "thoughts", Step = "pays", Text = "x" })], Ideas = [] };
            Assert.Equal(map, MapYaml.Read(MapYaml.Write(map)).Map);
        },
        iter: 3000);

    [Fact]
    public void No_text_at_all_makes_the_reader_throw() => Gen.Select(MapGen.Map, Gen.Int[0, 5000], Gen.Int[0, 40], Awkward).Sample(
        (map, at, length, instead) =>
        {
            var text = MapYaml.Write(map);
            at = Math.Min(at, text.Length);
            var broken = string.Concat(text.AsSpan(0, at), instead, text.AsSpan(Math.Min(text.Length, at + length)));
            var reading = MapYaml.Read(broken);
            Assert.Equal(reading.Map is null, reading.Errors.Any());
        },
        iter: 2000);

    private static JourneyMap Small(string one, string two) => new()
    {
        Id = "small",
        Title = "t" + one,
        Objective = one,
        Owner = two,
        Personas = [new() { Id = "p", Name = "n" + two, Needs = [one, two, one], Segment = two }],
        Channels = [new("web", "w" + one, true, Values: [one, two])],
        Lanes = [new() { Id = "thoughts", Kind = LaneKind.Thoughts }, new() { Id = "x", Kind = LaneKind.Custom, Name = one }],
        Stages = [new() { Id = "s", Name = "n" + one, Gate = new(("g" + two), null, []), Steps = [new() { Id = "pays", Name = "n" + two, Binding = new(one, two), Provenance = Provenance.Research(two) }] }],
        Cards = [new() { Id = "pays-thoughts", Lane = "thoughts", Step = "pays", Text = one }, new() { Id = "c2", Lane = "thoughts", Step = "pays", Text = two, Quote = one }],
        Ideas = [new() { Id = "pays-idea", Step = "pays", Text = "i" + one, Experiment = new("f" + one, "c" + two, "t" + one) }],
    };
}
