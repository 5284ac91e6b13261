using Kelione.Maps;

namespace Kelione.Workspace.Tests.Maps.Library;

/// <summary>Small maps and edits for the tests of the library.</summary>
internal static class Made
{
    public static JourneyMap Map(string id = "phone", string title = "Buying a phone") => new()
    {
        Id = id,
        Title = title,
        Lanes = [new() { Id = "thoughts", Kind = LaneKind.Thoughts }],
        Stages = [new() { Id = "study", Name = "Study", Steps = [new() { Id = "compares", Name = "Compares" }, new() { Id = "pays", Name = "Pays" }] }],
    };

    public static MapEdit Card(string id, string text = "x", string step = "pays") => MapEdits.Add(new Card { Id = id, Lane = "thoughts", Step = step, Text = text });

    public static MapEdit Title(JourneyMap map, string title) => new ChangeMap(Patch<JourneyMap>.Between(map, map with { Title = title }));

    public static MapEdit Rename(JourneyMap map, string step, string name)
    {
        var before = map.Steps().Single(s => s.Id == step);
        return MapEdits.Change(before, before with { Name = name });
    }
}
