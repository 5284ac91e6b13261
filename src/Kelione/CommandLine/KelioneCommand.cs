using System.CommandLine;

namespace Kelione.CommandLine;

/// <summary>A command with the examples that its help ends with.</summary>
/// <param name="name">Its name.</param>
/// <param name="help">What it does, in a sentence.</param>
/// <param name="examples">Whole command lines.</param>
internal sealed class KelioneCommand(string name, string help, params string[] examples) : Command(name, help)
{
    /// <summary>Whole command lines.</summary>
    public IReadOnlyList<string> Examples { get; } = examples;
}
