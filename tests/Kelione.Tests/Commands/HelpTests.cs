using System.CommandLine;
using Kelione.CommandLine;
using Kelione.Tests.Support;

namespace Kelione.Tests.Commands;

public sealed class HelpTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    public static TheoryData<string> AllCommands
    {
        get
        {
            using var surroundings = new Surroundings { Out = TextWriter.Null, Error = TextWriter.Null };
            return new TheoryData<string>(Paths(KelioneProgram.Root(surroundings), ""));
        }
    }

    [Theory]
    [MemberData(nameof(AllCommands))]
    public async Task The_help_of_a_command_ends_with_examples_that_the_program_understands(string command)
    {
        var help = (await _cli.RunAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"])).Succeeded().Out;
        var examples = help[help.IndexOf("Examples:", StringComparison.Ordinal)..].Split('\n').Skip(1).Select(l => l.Trim()).Where(l => l.Length > 0).ToList();
        Assert.NotEmpty(examples);
        using var surroundings = new Surroundings { Out = TextWriter.Null, Error = TextWriter.Null };
        foreach (var example in examples)
        {
            Assert.StartsWith("kelione ", example, StringComparison.Ordinal);
            var parse = KelioneProgram.Root(surroundings).Parse(Shell.Words(example)[1..], KelioneProgram.Grammar);
            Assert.True(parse.Errors.Count == 0, $"{example}: {string.Join(' ', parse.Errors)}");
        }
    }

    [Fact]
    public async Task Without_a_command_the_help_says_how_to_begin() => Assert.Contains("kelione demo", (await _cli.RunAsync()).Succeeded().Out, StringComparison.Ordinal);

    private static IEnumerable<string> Paths(Command command, string path) =>
        command.Subcommands.SelectMany(sub => Paths(sub, path + " " + sub.Name).Prepend((path + " " + sub.Name).Trim()));
}
