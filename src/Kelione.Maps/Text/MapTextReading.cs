using System.Globalization;

namespace Kelione.Maps;

/// <summary>What came of reading a map's text: the map, or what is wrong with the text. Immutable.</summary>
/// <param name="Map">The map; null where the text has an error.</param>
/// <param name="Problems">Errors and warnings in the order of the text.</param>
public sealed record MapTextReading(JourneyMap? Map, ValueList<MapTextProblem> Problems)
{
    /// <summary>The problems that stand in the way of the map; empty where there is a map.</summary>
    public IEnumerable<MapTextProblem> Errors => Problems.Where(p => !p.IsWarning);
}

/// <summary>Something wrong in a map's text, with its place and what to do about it.</summary>
/// <param name="File">The file's name as it was given.</param>
/// <param name="Line">The line, from 1; 0 where the whole text is meant.</param>
/// <param name="Column">The column, from 1; 0 where the whole text is meant.</param>
/// <param name="Message">What is wrong and what to do, in English, without the place.</param>
/// <param name="IsWarning">Whether the map could be read all the same.</param>
public sealed record MapTextProblem(string File, int Line, int Column, string Message, bool IsWarning = false)
{
    /// <summary>The message with its place before it: "line 14, column 9: a step needs a name".</summary>
    public override string ToString() =>
        Line == 0 ? Message : string.Create(CultureInfo.InvariantCulture, $"line {Line}, column {Column}: {Message}");
}
