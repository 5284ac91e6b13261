using Kelione.Maps;

namespace Kelione.Posters.Gallery;

/// <summary>Maps of a kind and a size: the template of the kind, cut down or repeated in rounds, with other words from the second round on and now and then with very long or short ones.</summary>
internal static class SampleMap
{
    /// <summary>The map.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="language">en, ru, zh, pl or lt.</param>
    /// <param name="stages">How many stages, 1 or more.</param>
    public static JourneyMap Of(MapKind kind, string language, int stages)
    {
        var template = MapTemplates.All.First(t => t.Group == MapTemplateGroup.Kind && t.Kind == kind).Create(language);
        var words = SampleWords.Of(language);
        var rounds = new SampleRounds(template, words, stages);
        var map = template with
        {
            Id = FormattableString.Invariant($"{GallerySample.KindName(kind)}-{language}-{stages}"),
            Stages = rounds.Stages(),
            Cards = rounds.Cards(),
            Barriers = rounds.Barriers(),
            Ideas = rounds.Ideas(),
            Arcs = rounds.Arcs(),
            Routes = rounds.Routes(),
        };
        if (map.Finding.Length == 0)
        {
            map = map with { Finding = words.Barriers.Long[(int)kind % words.Barriers.Long.Count] };
        }

        return stages < GallerySample.Sizes[1] ? map : WithLanesOfItsOwn(map, words);
    }

    /// <summary>A lane that people named themselves, filled here and there, and one in which nothing stands.</summary>
    private static JourneyMap WithLanesOfItsOwn(JourneyMap map, SampleWords words)
    {
        var cards = map.Stages.Where((_, i) => i % 3 == 1)
            .Select((s, i) => new Card { Id = FormattableString.Invariant($"own-{i}"), Lane = "own", Stage = s.Id, Text = words.Goals.At(i), Provenance = i % 2 == 0 ? Provenance.Research(words.Stages.At(i), 12) : Provenance.Assumption });
        return map with
        {
            Lanes = [.. map.Lanes, new Lane { Id = "own", Kind = LaneKind.Custom, Name = words.Stages.Long[0] }, new Lane { Id = "empty", Kind = LaneKind.Evidence }],
            Cards = [.. map.Cards, .. cards],
        };
    }
}
