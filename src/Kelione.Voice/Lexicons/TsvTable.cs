using System.Globalization;
using Kelione.Voice.Sentiments;

namespace Kelione.Voice.Lexicons;

/// <summary>A lexicon's file: tab-separated, a heading, comment lines with <c>#</c> and a space.</summary>
internal sealed class TsvTable
{
    private TsvTable(IReadOnlyList<TsvRow> rows) => Rows = rows;

    /// <summary>The rows below the heading.</summary>
    public IReadOnlyList<TsvRow> Rows { get; }

    /// <summary>Reads a file's text.</summary>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="text">The text; null is an empty table.</param>
    /// <returns>The table.</returns>
    public static TsvTable Read(string file, string? text)
    {
        var rows = new List<TsvRow>();
        var number = 0;
        var isHeading = true;
        foreach (var line in (text ?? "").Split('\n'))
        {
            number++;
            var content = line.TrimEnd('\r', '\t', ' ').TrimStart('\uFEFF');
            if (content.Length == 0 || content[0] == '#')
            {
                continue;
            }

            if (isHeading)
            {
                isHeading = false;
                continue;
            }

            rows.Add(new TsvRow(file, number, content.Split('\t')));
        }

        return new TsvTable(rows);
    }
}

/// <summary>A row of a lexicon's file. Immutable.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Cells">The cells.</param>
internal sealed record TsvRow(string File, int Line, string[] Cells)
{
    /// <summary>A cell that may be missing.</summary>
    /// <param name="index">The column, from 0.</param>
    /// <returns>The trimmed cell, or an empty string.</returns>
    public string Optional(int index) => index < Cells.Length ? Cells[index].Trim() : "";

    /// <summary>A cell that must be there.</summary>
    /// <param name="index">The column, from 0.</param>
    /// <param name="name">The column's name, for the message.</param>
    /// <returns>The trimmed cell.</returns>
    public string Required(int index, string name) =>
        Optional(index) is { Length: > 0 } cell ? cell : throw Wrong($"the column \"{name}\" is empty");

    /// <summary>A number within bounds.</summary>
    /// <param name="index">The column, from 0.</param>
    /// <param name="name">The column's name, for the message.</param>
    /// <param name="least">The least that is allowed.</param>
    /// <param name="most">The most that is allowed.</param>
    /// <returns>The number.</returns>
    public double Number(int index, string name, double least, double most)
    {
        var cell = Required(index, name).Replace('−', '-').TrimStart('+');
        return double.TryParse(cell, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Wrong(FormattableString.Invariant($"the column \"{name}\" has \"{cell}\", a number from {least} to {most} is meant"));
    }

    /// <summary>An emotion, or none.</summary>
    /// <param name="index">The column, from 0.</param>
    /// <returns>The emotion; null where the cell is empty.</returns>
    public Emotion? Emotion(int index)
    {
        var cell = Optional(index);
        return cell.Length == 0 ? null
            : Enum.TryParse<Emotion>(cell, ignoreCase: true, out var emotion) && !char.IsAsciiDigit(cell[0]) ? emotion
            : throw Wrong($"\"{cell}\" is none of the emotions {string.Join(", ", Enum.GetNames<Emotion>()).ToLowerInvariant()}");
    }

    /// <summary>A fault of this row.</summary>
    /// <param name="message">What is wrong.</param>
    /// <returns>The exception to throw.</returns>
    public LexiconException Wrong(string message) => new(File, Line, message);
}
