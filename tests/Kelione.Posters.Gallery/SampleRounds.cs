using System.Globalization;
using Kelione.Maps;
using Barrier = Kelione.Maps.Barrier;

namespace Kelione.Posters.Gallery;

/// <summary>
/// Repeats what a template holds so that it has so many stages. Round 0 is the template itself; in a later round every id carries the round's number. Fewer stages than the template has are taken from its whole length.
/// </summary>
internal sealed class SampleRounds
{
    // Awkward on purpose: steps that no event means, steps that may be passed by, and in long maps a stage without any step.
    private const int UnboundEvery = 6;
    private const int OptionalEvery = 9;
    private const int EmptyStage = 20;

    private readonly List<(Stage Stage, int Round)> _stages = [];
    private readonly Dictionary<string, string> _stageOfStep;
    private readonly SampleWords _words;
    private readonly JourneyMap _template;

    public SampleRounds(JourneyMap template, SampleWords words, int stages)
    {
        (_template, _words) = (template, words);
        var own = template.Stages.Count;
        for (var i = 0; i < stages; i++)
        {
            _stages.Add(stages < own ? (template.Stages[i * own / stages], 0) : (template.Stages[i % own], i / own));
        }

        _stageOfStep = template.Stages.SelectMany(s => s.Steps.Select(t => (t.Id, Stage: s.Id))).ToDictionary(t => t.Id, t => t.Stage, StringComparer.Ordinal);
    }

    public ValueList<Stage> Stages()
    {
        var (stages, place) = (new List<Stage>(), 0);
        var journey = _template.Stages.Max(s => s.ToDay ?? 0);
        for (var i = 0; i < _stages.Count; i++)
        {
            var (stage, round) = _stages[i];
            stages.Add(stage with
            {
                Id = Id(stage.Id, round),
                Name = round == 0 ? stage.Name : _words.Stages.At(i),
                Goal = round == 0 ? stage.Goal : _words.Goals.At(i),
                Moment = round == 0 ? stage.Moment : null,
                FromDay = stage.FromDay + (journey * round),
                ToDay = stage.ToDay + (journey * round),
                Gate = stage.Gate is { } gate && round % 2 == 1 ? gate with { DecidedBy = null } : stage.Gate,
                Steps = i == EmptyStage ? [] : [.. stage.Steps.Select(s => Step(s, round, place++))],
            });
        }

        return [.. stages];
    }

    public ValueList<Card> Cards()
    {
        var kinds = _template.Lanes.ToDictionary(l => l.Id, l => l.Kind, StringComparer.Ordinal);
        var place = 0;
        return [.. _template.Cards.SelectMany(card => Rounds(card.Step, card.Stage).Select(round => Card(card, kinds[card.Lane], round, place++)))];
    }

    public ValueList<Barrier> Barriers()
    {
        var place = 0;
        return
        [
            .. from barrier in _template.Barriers
               from round in Rounds(barrier.Step, null)
               let text = round == 0 ? barrier.Text : _words.Barriers.At(place++)
               select barrier with { Id = Id(barrier.Id, round), Step = Id(barrier.Step, round), Text = text, Provenance = round % 2 == 1 ? Provenance.Research(_words.Stages.At(round), 17) : barrier.Provenance },
        ];
    }

    public ValueList<Idea> Ideas()
    {
        var barriers = Barriers().Select(b => b.Id).ToHashSet(StringComparer.Ordinal);
        var cards = Cards().Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        var place = 0;
        return
        [
            .. from idea in _template.Ideas
               from round in Rounds(idea.Step, null)
               select idea with
               {
                   Id = Id(idea.Id, round), Step = Id(idea.Step, round), Text = round == 0 ? idea.Text : _words.Ideas.At(place++),
                   Barriers = [.. idea.Barriers.Select(b => Id(b, round)).Where(barriers.Contains)],
                   Touchpoint = idea.Touchpoint is { } t && cards.Contains(Id(t, round)) ? Id(t, round) : null,
                   EaseOfDesign = round % 3 == 2 ? null : idea.EaseOfDesign,
               },
        ];
    }

    public ValueList<Arc> Arcs() =>
    [
        .. from arc in _template.Arcs
           from round in Rounds(arc.From, null).Intersect(Rounds(arc.To, null))
           select arc with { Id = Id(arc.Id, round), From = Id(arc.From, round), To = Id(arc.To, round) },
    ];

    public ValueList<Route> Routes() =>
    [
        .. from route in _template.Routes
           let stops = from round in Enumerable.Range(0, _stages[^1].Round + 1)
                       from stop in route.Stops
                       where Rounds(stop.Step, null).Contains(round)
                       select stop with { Step = Id(stop.Step, round) }
           where stops.Count() > 1
           select route with { Stops = [.. stops] },
    ];

    private Step Step(Step step, int round, int place)
    {
        var id = Id(step.Id, round);
        return step with
        {
            Id = id,
            Name = round == 0 && place % 7 != 3 ? step.Name : _words.Steps.At(place),
            Optional = step.Optional || place % OptionalEvery == OptionalEvery - 2,
            Binding = place % UnboundEvery == UnboundEvery - 1 ? null : new Binding(id),
        };
    }

    private Card Card(Card card, LaneKind lane, int round, int place) => card with
    {
        Id = Id(card.Id, round),
        Step = card.Step is { } step ? Id(step, round) : null,
        Stage = card.Stage is { } stage ? Id(stage, round) : null,
        Text = card.Text.Length == 0 || round == 0 ? card.Text : _words.Cards[lane].At(place),
        Quote = card.Quote.Length == 0 || round == 0 ? card.Quote : _words.Quotes.At(place),
        Felt = round == 0 ? card.Felt : -card.Felt,
        Emotion = round == 0 ? card.Emotion : null,
        Missing = card.Missing || (lane == LaneKind.Touchpoints && place % 17 == 16),
    };

    /// <summary>The rounds in which a step or stage stands on the map; round 0 for what belongs to the whole map.</summary>
    private IEnumerable<int> Rounds(string? step, string? stage)
    {
        var of = stage ?? (step is null ? null : _stageOfStep.GetValueOrDefault(step));
        return of is null ? [0] : from s in _stages.Select((s, i) => (s.Stage, s.Round, Place: i)) where s.Stage.Id == of && (step is null || s.Place != EmptyStage) select s.Round;
    }

    private static string Id(string id, int round) => round == 0 ? id : string.Create(CultureInfo.InvariantCulture, $"{id}-r{round + 1}");
}
