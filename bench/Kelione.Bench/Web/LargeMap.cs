using System.Globalization;
using Kelione.Maps;

namespace Kelione.Bench;

/// <summary>A map as large as the editor is asked to be quick with: 30 steps, 15 lanes, five cards in each cell, 2,250 in all.</summary>
internal static class LargeMap
{
    /// <summary>Its id.</summary>
    public const string Id = "large";

    private const int Steps = 30;
    private const int StepsOfStage = 5;
    private const int PerCell = 5;

    private static readonly LaneKind[] Kinds =
    [
        LaneKind.Thoughts, LaneKind.Actions, LaneKind.Expectations, LaneKind.Sees, LaneKind.Touchpoints, LaneKind.Notes, LaneKind.Backstage, LaneKind.Documents, LaneKind.Quotes, LaneKind.Evidence,
        LaneKind.Searches, LaneKind.Shares, LaneKind.Responsible, LaneKind.Devices, LaneKind.Influences,
    ];

    /// <summary>Makes it.</summary>
    public static JourneyMap Make()
    {
        var steps = Enumerable.Range(0, Steps).Select(s => new Step { Id = Name("s", s), Name = Name("Step number ", s + 1) }).ToList();
        return MapOrder.Canonical(new JourneyMap
        {
            Id = Id,
            Title = "A large map",
            Lanes = [.. Kinds.Select(k => new Lane { Id = Name(k), Kind = k })],
            Stages = [.. steps.Chunk(StepsOfStage).Select((part, i) => new Stage { Id = Name("stage", i), Name = Name("Stage ", i + 1), Steps = [.. part] })],
            Cards =
            [
                .. from s in steps from k in Kinds from n in Enumerable.Range(0, PerCell)
                   select new Card { Id = Name($"{Name(k)}-{s.Id}-", n), Lane = Name(k), Step = s.Id, Text = $"{Name("Card ", n)} at {s.Name}", Quote = k == LaneKind.Quotes ? $"{Name("Said ", n)} at {s.Name}" : "" },
            ],
        });
    }

    private static string Name(LaneKind kind) => kind.ToString().ToLowerInvariant();

    private static string Name(string word, int number) => string.Create(CultureInfo.InvariantCulture, $"{word}{number}");
}
