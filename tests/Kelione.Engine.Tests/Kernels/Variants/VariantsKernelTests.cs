using CsCheck;
using Kelione.Journeys;
using static Kelione.Engine.Tests.Kernels.TestEngine;

namespace Kelione.Engine.Tests.Kernels;

public class VariantsKernelTests
{
    [Fact]
    public void Journeys_of_the_same_activities_are_one_variant_the_shorter_first_where_counts_tie()
    {
        var answer = Over([.. Journey("ann", "0 b", "1 a"), .. Journey("bob", "0 a", "4 b"), .. Journey("cyd", "5 a"), .. Journey("dan", "0 a", "2 b")]).Ask(new VariantsQuestion());
        Assert.Equal(["a b 2 10800", "a 1 0", "b a 1 3600"], answer.Items.Select(v => $"{string.Join(' ', v.Activities)} {v.Count} {v.MedianSeconds}"));
        Assert.Equal((3L, 0.5), (answer.Variants, answer.Items[0].Share));
    }

    [Fact]
    public void Collapsed_repeats_make_one_variant_of_several()
    {
        List<JourneyEvent> events = [.. Journey("ann", "0 a", "1 a", "2 b"), .. Journey("bob", "0 a", "1 b", "9 b")];
        Assert.Equal(2, Over(events).Ask(new VariantsQuestion()).Variants);
        var answer = Over(events).Ask(new VariantsQuestion { CollapseRepeats = true });
        Assert.Equal(["a b 2 19800"], answer.Items.Select(v => $"{string.Join(' ', v.Activities)} {v.Count} {v.MedianSeconds}"));
    }

    [Fact]
    public void Top_gives_the_beginning_of_the_whole_list() =>
        Gen.Select(RandomJourneys.Events(activities: 2), Gen.Int[1, 6], Gen.Bool).Sample((events, top, collapse) =>
        {
            var all = Over(events).Ask(new VariantsQuestion { CollapseRepeats = collapse });
            var first = Over(events, segments: 1).Ask(new VariantsQuestion { CollapseRepeats = collapse, Top = top });
            Assert.Equal(all.Items.Take(top).Select(v => JourneyJson.Write(v)), first.Items.Select(v => JourneyJson.Write(v)));
            Assert.Equal(all.Variants, first.Variants);
        });

    [Fact]
    public void More_than_256_activities_take_two_bytes_and_count_the_same()
    {
        var events = Enumerable.Range(0, 300).SelectMany(i => Journey($"c{i:000}", "0 start", $"1 a{i / 2}")).ToList();
        var answer = Over(events, eventsPerChunk: 50).Ask(new VariantsQuestion { Top = 5 });
        Assert.Equal(150, answer.Variants);
        Assert.All(answer.Items, v => Assert.Equal(2, v.Count));
        Assert.Equal("c000 c001", string.Join(' ', Over(events).OpenAll(new VariantsQuestion(), "variant:start:a0")));
    }
}
