using Kelione.Maps;
using Kelione.Maps.Text;

namespace Kelione.Web.Maps.Editing.Commands;

/// <summary>Ids for new things, made from their words and unlike those that are there or were given before by the same object: the same map and words give the same ids.</summary>
/// <param name="map">The map.</param>
internal sealed class NewIds(JourneyMap map)
{
    private readonly HashSet<(string Sort, string Id)> _given = [];

    public string Card(string words) => Next("card", words, id => map.Cards.Any(c => c.Id == id));

    public string Barrier(string words) => Next("barrier", words, id => map.Barriers.Any(b => b.Id == id));

    public string Idea(string words) => Next("idea", words, id => map.Ideas.Any(i => i.Id == id));

    public string Step(string words) => Next("step", words, id => map.Steps().Any(s => s.Id == id));

    public string Stage(string words) => Next("stage", words, id => map.Stages.Any(s => s.Id == id));

    public string Lane(string words) => Next("lane", words, id => map.Lanes.Any(l => l.Id == id));

    public string Image(string words) => Next("image", words, id => map.Images.Any(i => i.Id == id));

    private string Next(string sort, string words, Predicate<string> isTaken)
    {
        var wish = Ids.Of(words) is { Length: > 0 } id ? id : sort;
        var next = Ids.Unique(wish, candidate => isTaken(candidate) || _given.Contains((sort, candidate)));
        _given.Add((sort, next));
        return next;
    }
}
