using Kelione.Journeys;
using Spectre.Console;

namespace Kelione.CommandLine.Views;

/// <summary>A view on its way to the terminal: lines of text with their meaning, measured first and written at the end.</summary>
/// <param name="texts">The words.</param>
/// <param name="say">The numbers.</param>
/// <param name="width">The width in columns.</param>
internal sealed class Sheet(Texts texts, Say say, int width)
{
    private const string Indent = "  ";
    private readonly List<IReadOnlyList<Span>> _lines = [];

    /// <summary>The words of the user's language.</summary>
    public Texts T => texts;

    /// <summary>The numbers of the user's culture.</summary>
    public Say Say => say;

    /// <summary>The width in columns.</summary>
    public int Width => width;

    /// <summary>The folder that commands shown to the user must name, since the user named it; null where the usual one will do.</summary>
    public string? Workspace { get; init; }

    /// <summary>Whether commands that look further are shown; not where they could not be run.</summary>
    public bool ShowsCommands { get; init; } = true;

    /// <summary>The lines so far, for tests.</summary>
    public IReadOnlyList<IReadOnlyList<Span>> Lines => _lines;

    /// <summary>The view's name, and what it looked at to the right.</summary>
    public void Title(string title, string looked = "")
    {
        Blank();
        var space = width - Cells.Width(title) - Cells.Width(looked);
        if (looked.Length == 0 || space < 2)
        {
            _lines.Add([new Span(title, Ink.Strong)]);
            if (looked.Length > 0)
            {
                _lines.Add([new Span(looked, Ink.Quiet)]);
            }
        }
        else
        {
            _lines.Add([new Span(title, Ink.Strong), new string(' ', space), new Span(looked, Ink.Quiet)]);
        }
    }

    /// <summary>The one sentence that says what was found.</summary>
    public void Finding(string sentence) => Paragraph(sentence, Ink.Plain);

    /// <summary>A head over a part of the view.</summary>
    public void Head(string head)
    {
        Blank();
        _lines.Add([Indent, new Span(head, Ink.Strong)]);
    }

    /// <summary>Text over as many lines as it needs.</summary>
    public void Paragraph(string text, Ink ink = Ink.Plain)
    {
        foreach (var line in Cells.Wrap(Cells.Clean(text), width - Indent.Length))
        {
            _lines.Add([Indent, new Span(line, ink)]);
        }
    }

    /// <summary>A line of pieces, as it is.</summary>
    public void Line(params Span[] pieces) => _lines.Add([Indent, .. pieces]);

    /// <summary>An empty line, unless one is there already.</summary>
    public void Blank()
    {
        if (_lines.Count > 0 && _lines[^1].Count > 0)
        {
            _lines.Add([]);
        }
    }

    /// <summary>A grid.</summary>
    public void Add(Grid grid)
    {
        Blank();
        foreach (var line in grid.Lay(width - Indent.Length))
        {
            _lines.Add([Indent, .. line]);
        }
    }

    /// <summary>What every view ends with: n, the policy in short, and how to open a number.</summary>
    /// <param name="answer">The answer shown.</param>
    /// <param name="address">The address of one of its numbers, as an example; null where no number opens.</param>
    public void Foot(Answer answer, string? address)
    {
        Blank();
        var policy = string.Join(" · ", answer.Policy.Where(IsTelling).Select(p => $"{p.Name}: {p.Value}"));
        Paragraph($"n = {say.Count(answer.N)}{(policy.Length > 0 ? " · " + policy : "")}", Ink.Quiet);
        if (address is not null && answer.Handle.Length > 0)
        {
            Commands(texts.OpenNumber, $"customers {answer.Handle} {ShellWord(address)}");
        }
    }

    /// <summary>Commands that the user may type next, for the same workspace.</summary>
    /// <param name="before">What they do.</param>
    /// <param name="commands">The commands, without the program's name.</param>
    public void Commands(string before, params string[] commands)
    {
        if (ShowsCommands)
        {
            var folder = Workspace is null ? "" : " -w " + ShellWord(Workspace);
            Paragraph($"{before} {string.Join(" · ", commands.Select(c => $"kelione {c}{folder}"))}", Ink.Quiet);
        }
    }

    /// <summary>A word as a shell takes it.</summary>
    public static string ShellWord(string word) =>
        word.All(c => char.IsLetterOrDigit(c) || c is ':' or '_' or '-' or '.' or '/' or '%') ? word : "'" + word.Replace("'", "'\\''", StringComparison.Ordinal) + "'";

    /// <summary>Writes the lines.</summary>
    public void WriteTo(TextWriter writer, bool colour)
    {
        var console = colour ? Coloured(writer) : null;
        foreach (var line in _lines)
        {
            if (console is null)
            {
                writer.WriteLine(string.Concat(line.Select(p => p.Text)).TrimEnd());
                continue;
            }

            foreach (var piece in line)
            {
                console.Write(new Text(piece.Text, InkStyles.Of(piece.Ink)));
            }

            console.WriteLine();
        }

        writer.Flush();
    }

    // What every policy says alike is left out here; the JSON has it all.
    private static bool IsTelling(PolicyLine line) => line is not ({ Name: "ties" } or { Name: "period", Value: "all time" } or { Name: "filters", Value: "none" });

    private static IAnsiConsole Coloured(TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.EightBit,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });

        // The lines are measured already: the console must not break them once more.
        console.Profile.Width = int.MaxValue / 4;
        return console;
    }
}
