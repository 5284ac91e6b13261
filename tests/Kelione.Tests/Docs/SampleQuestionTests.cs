using Kelione.Samples;
using Kelione.Tests.Support;

namespace Kelione.Tests.Docs;

/// <summary>Each planted truth says by which command it is seen; those commands work on a sample of its scenario.</summary>
public sealed class SampleQuestionTests
{
    public static TheoryData<string> Names => new(Scenarios.All.Select(s => s.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_commands_that_show_the_planted_truths_work(string name)
    {
        using var cli = new Cli();
        (await cli.RunAsync("sample", name, "--customers", "400", "--seed", "3", "-o", cli.File("events.csv"))).Succeeded();
        (await cli.RunAsync("import", cli.File("events.csv"))).Succeeded();
        var commands = Scenarios.Find(name)!.Truths.SelectMany(t => t.Question.Split('\n'))
            .Where(line => line.StartsWith("kelione ", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(commands);
        foreach (var command in commands)
        {
            var result = await cli.RunAsync(Shell.Words(command)[1..]);
            Assert.True(result.Exit == 0, $"{command}\n{result.Error}");
        }
    }
}
