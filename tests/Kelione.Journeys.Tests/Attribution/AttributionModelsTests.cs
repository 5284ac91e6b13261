using CsCheck;

namespace Kelione.Journeys.Tests.Attribution;

public sealed class AttributionModelsTests
{
    private static readonly AttributionModel[] All = Enum.GetValues<AttributionModel>();

    private static readonly Gen<AttributionPath> Path = Gen.Select(
        Gen.OneOf("ads", "direct", "mail", "store", "web").List[1, 7], Gen.Int[0, 3], Gen.Double[0, 100], Gen.Int[0, 3])
        .Select((touches, conversions, value, nulls) => new AttributionPath(touches, conversions, conversions * value, nulls));

    private static AttributionPath Converting(string touches, double value = 0) => new(touches.Split(' '), 1, value, 0);

    private static Dictionary<string, double> Credit(AttributionModel model, params AttributionPath[] paths) =>
        AttributionModels.Compute(paths, [model], new AttributionOptions { Direct = ["direct"] }).Models[0].Channels.ToDictionary(c => c.Channel, c => c.Conversions);

    [Fact]
    public void First_and_last_take_all()
    {
        Assert.Equal(new() { ["a"] = 1, ["b"] = 0, ["c"] = 0 }, Credit(AttributionModel.First, Converting("a b c")));
        Assert.Equal(new() { ["a"] = 0, ["b"] = 0, ["c"] = 1 }, Credit(AttributionModel.Last, Converting("a b c")));
    }

    [Fact]
    public void Last_non_direct_passes_direct_touches_by_unless_there_is_nothing_else()
    {
        Assert.Equal(1, Credit(AttributionModel.LastNonDirect, Converting("a b direct direct"))["b"]);
        Assert.Equal(1, Credit(AttributionModel.LastNonDirect, Converting("direct direct"))["direct"]);
    }

    [Fact]
    public void Linear_counts_every_touch_and_shapley_every_channel_once()
    {
        Assert.Equal(0.75, Credit(AttributionModel.Linear, Converting("a a b a"))["a"]);
        Assert.Equal(0.5, Credit(AttributionModel.Shapley, Converting("a a b a"))["a"]);
    }

    [Fact]
    public void Position_gives_forty_twenty_forty()
    {
        var credit = Credit(AttributionModel.Position, Converting("a b c d"));
        Assert.Equal([0.4, 0.1, 0.1, 0.4], [credit["a"], credit["b"], credit["c"], credit["d"]]);
        Assert.Equal(0.5, Credit(AttributionModel.Position, Converting("a b"))["a"]);
        Assert.Equal(1, Credit(AttributionModel.Position, Converting("a"))["a"]);
    }

    [Fact]
    public void A_touch_one_half_life_older_gets_half()
    {
        var days = Duration.FromDays(1).Micros;
        var credit = Credit(AttributionModel.TimeDecay, new AttributionPath(["a", "b"], 1, 0, 0, [10 * days, 3 * days]));
        Assert.Equal(1 / 3.0, credit["a"], 12);
        Assert.Equal(1 / 3.0, Credit(AttributionModel.TimeDecay, Converting("a b"))["a"], 12);
        Assert.Equal(0.5, Credit(AttributionModel.TimeDecay, new AttributionPath(["a", "b"], 1, 0, 0, [100_000 * days, 100_000 * days]))["a"]);
    }

    [Fact]
    public void Removing_a_channel_that_every_conversion_passes_removes_all()
    {
        var credits = AttributionModels.Compute(
            [Converting("a b"), Converting("a c"), new(["a", "b"], 0, 0, 1), new(["c"], 0, 0, 1)], [AttributionModel.Markov], new AttributionOptions());

        // From the start: a 3/4, c 1/4; from a: b 2/3, c 1/3; b converts 1/2, c 1/2. All: 3/4·1/2 + 1/4·1/2 = 1/2; without a only start → c: 1/8; without b 1/4·1/2 + 3/4·1/3·1/2 = 1/4; without c 3/4·2/3·1/2 = 1/4.
        Assert.Equal(0.75, credits.RemovalEffects!["a"], 12);
        Assert.Equal(0.5, credits.RemovalEffects["b"], 12);
        Assert.Equal(0.5, credits.RemovalEffects["c"], 12);
        Assert.Equal(2 * 0.75 / 1.75, credits.Models[0].Channels[0].Conversions, 12);
    }

    [Fact]
    public void Shapley_by_rate_of_two_channels_is_the_textbook_one()
    {
        // v(a) = 1/2, v(b) = 0, v(ab) = 2/4: a gets (1/2 − 0 + 2/4 − 0)/2 = 1/2, b gets 0.
        var credit = Credit(AttributionModel.ShapleyRate, new(["a"], 1, 0, 1), new(["b", "a"], 1, 0, 1));
        Assert.Equal(2, credit["a"], 12);
        Assert.Equal(0, credit["b"], 12);
    }

    [Fact]
    public void Costs_are_divided_by_what_a_channel_brought()
    {
        var channel = AttributionModels.Compute(
            [new(["a"], 4, 200, 0), new(["b"], 0, 0, 3)], [AttributionModel.Last], new AttributionOptions { Costs = new Dictionary<string, double> { ["a"] = 100, ["b"] = 5 } }).Models[0].Channels;
        Assert.Equal(new ChannelCredit("a", 4, 1, 200, 100, 25), channel[0]);
        Assert.Equal(new ChannelCredit("b", 0, 0, 0, 5, null), channel[1]);
    }

    [Fact]
    public void Too_many_channels_are_refused_with_what_to_do()
    {
        var paths = Enumerable.Range(0, 17).Select(i => Converting("c" + i.ToString(System.Globalization.CultureInfo.InvariantCulture))).ToList();
        var e = Assert.Throws<QuestionException>(() => AttributionModels.Compute(paths, [AttributionModel.ShapleyRate], new AttributionOptions()));
        Assert.Contains("at most 16 channels; here are 17", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_gives_nothing()
    {
        Assert.All(AttributionModels.Compute([], All, new AttributionOptions()).Models, m => Assert.Empty(m.Channels));
        Assert.All(AttributionModels.Compute([new(["a"], 0, 0, 2)], All, new AttributionOptions()).Models, m => Assert.Equal(0, m.Channels.Single().Conversions));
    }

    [Fact]
    public void Every_model_gives_out_exactly_the_conversions_and_amounts_there_are() => Path.List[1, 12].Sample(paths =>
    {
        var conversions = paths.Sum(p => p.Conversions);
        foreach (var model in AttributionModels.Compute(paths, All, new AttributionOptions { Direct = ["direct"] }).Models)
        {
            Assert.Equal(conversions, model.Channels.Sum(c => c.Conversions), 1e-9);
            Assert.Equal(paths.Sum(p => p.Value), model.Channels.Sum(c => c.Value), 1e-6);
            Assert.Equal(conversions > 0 ? 1 : 0, model.Channels.Sum(c => c.Share), 1e-9);
        }
    });

    [Fact]
    public void Alike_paths_may_be_added_up_or_not() => Path.List[1, 8].Sample(paths =>
    {
        var together = AttributionModels.Compute([.. paths.Select(p => p with { Conversions = 2 * p.Conversions, Value = 2 * p.Value, Nulls = 2 * p.Nulls })], All, new AttributionOptions());
        var apart = AttributionModels.Compute([.. paths, .. paths], All, new AttributionOptions());
        foreach (var (left, right) in together.Models.SelectMany(m => m.Channels).Zip(apart.Models.SelectMany(m => m.Channels)))
        {
            Assert.Equal(left.Conversions, right.Conversions, 1e-9);
        }
    });

    [Fact]
    public void The_removal_effect_equals_taking_the_channel_out_of_the_chain() => Path.List[1, 10].Sample(paths =>
    {
        var effects = AttributionModels.Compute(paths, [AttributionModel.Markov], new AttributionOptions()).RemovalEffects!;
        var all = ConversionBySteps(paths, without: null);
        foreach (var (channel, effect) in effects)
        {
            Assert.Equal(all > 0 ? 1 - ConversionBySteps(paths, channel) / all : 0, effect, 1e-6);
        }
    });

    /// <summary>The probability to convert, by walking the chain step by step until nearly nothing is left on the way.</summary>
    private static double ConversionBySteps(IReadOnlyList<AttributionPath> paths, string? without)
    {
        var moves = new Dictionary<(string, string), double>();
        foreach (var path in paths.Where(p => p.Conversions + p.Nulls > 0))
        {
            List<string> states = ["(start)", .. path.Touches.Where((t, i) => i == 0 || path.Touches[i - 1] != t)];
            foreach (var (from, to) in states.Zip(states.Skip(1)))
            {
                moves[(from, to)] = moves.GetValueOrDefault((from, to)) + path.Conversions + path.Nulls;
            }

            moves[(states[^1], "(conversion)")] = moves.GetValueOrDefault((states[^1], "(conversion)")) + path.Conversions;
            moves[(states[^1], "(null)")] = moves.GetValueOrDefault((states[^1], "(null)")) + path.Nulls;
        }

        var exits = moves.GroupBy(m => m.Key.Item1).ToDictionary(g => g.Key, g => g.Sum(m => m.Value));
        var here = new Dictionary<string, double> { ["(start)"] = 1 };
        var converted = 0.0;
        for (var step = 0; step < 2000 && here.Values.Sum() > 1e-12; step++)
        {
            var next = new Dictionary<string, double>();
            foreach (var ((from, to), weight) in moves)
            {
                if (here.TryGetValue(from, out var mass) && to != without)
                {
                    next[to] = next.GetValueOrDefault(to) + mass * weight / exits[from];
                }
            }

            converted += next.GetValueOrDefault("(conversion)");
            next.Remove("(conversion)");
            next.Remove("(null)");
            here = next;
        }

        return converted;
    }
}
