using System.Security.Cryptography;
using Kelione.Journeys;

namespace Kelione.Samples.Tests;

public class DeterminismTests
{
    public static TheoryData<string> Names() => new(Scenarios.All.Select(s => s.Name));

    /// <summary>A change of the output changes what people see in demos and what other tests count: make it on purpose, and say so.</summary>
    [Theory]
    [InlineData("phone", "0647febfb168f2c7")]
    [InlineData("clothes", "1b41f53d24b871e8")]
    [InlineData("city-guide", "43ff40a6041aa6ec")]
    [InlineData("b2b", "76df35a5443e2e2e")]
    [InlineData("plain", "bf9f00fe025af245")]
    public void The_bytes_of_a_small_sample_never_change(string name, string hash)
    {
        using var bytes = new MemoryStream();
        WriteAll(Scenarios.Find(name)!, 200, 1, bytes);
        Assert.Equal(hash, Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()))[..16]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_seed_gives_the_same_bytes_and_another_seed_gives_others(string name)
    {
        var scenario = Scenarios.Find(name)!;
        byte[] Bytes(long seed)
        {
            using var bytes = new MemoryStream();
            WriteAll(scenario, 300, seed, bytes);
            return bytes.ToArray();
        }

        Assert.Equal(Bytes(5), Bytes(5));
        Assert.NotEqual(Bytes(5), Bytes(6));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_first_customers_of_a_large_sample_are_those_of_a_small_one(string name)
    {
        var scenario = Scenarios.Find(name)!;
        var small = scenario.Generate(180, 3).Select(Text).ToArray();
        var customers = scenario.Generate(180, 3).Select(e => e.Customer).ToHashSet();
        Assert.Equal(small, scenario.Generate(1000, 3).Where(e => customers.Contains(e.Customer)).Select(Text));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Two_readers_of_one_scenario_do_not_disturb_each_other(string name)
    {
        var scenario = Scenarios.Find(name)!;
        Assert.All(scenario.Generate(100, 1).Zip(scenario.Generate(100, 1)), pair => Assert.Equal(Text(pair.First), Text(pair.Second)));
    }

    internal static string Text(JourneyEvent e) => string.Join(
        '|', [e.Customer, e.Activity, UtcTime.Format(e.TimeMicros), e.EventId ?? "", Condition.TextOf(e, EventFields.Value) ?? "", .. e.Fields.OrderBy(f => f.Key).Select(f => f.Key + "=" + f.Value)]);

    private static void WriteAll(Scenario scenario, int customers, long seed, Stream target)
    {
        SampleWriter.WriteEvents(scenario, customers, seed, target);
        SampleWriter.WriteFeedback(scenario, customers, seed, target);
        SampleWriter.WriteIdentities(scenario, customers, seed, target);
        SampleWriter.WriteCosts(scenario, customers, seed, target);
    }
}
