using System.Globalization;

namespace Kelione.Maps;

/// <summary>Gathers problems at one place of a map.</summary>
/// <param name="found">Where they go.</param>
/// <param name="path">The path of the place; empty for the map itself.</param>
/// <param name="what">The place in words, as the beginning of a sentence: "The step 'Pays'".</param>
internal sealed class Findings(List<MapProblem> found, string path, string what)
{
    /// <summary>The place in words.</summary>
    public string What => what;

    public void Error(string code, string field, string message) => Add(ProblemSeverity.Error, code, field, message);

    public void Warning(string code, string field, string message) => Add(ProblemSeverity.Warning, code, field, message);

    public void Info(string code, string field, string message) => Add(ProblemSeverity.Info, code, field, message);

    /// <summary>An error unless a field has words.</summary>
    public void Needs(string field, string value, string advice)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            Error("empty", field, $"{what} has no {Words(field)}. {advice}");
        }
    }

    /// <summary>An error unless a number is within its range; null is.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">The number.</param>
    /// <param name="low">The least that it may be.</param>
    /// <param name="high">The most that it may be; infinity for no bound.</param>
    public void Within(string field, double? value, double low, double high)
    {
        if (value is not { } number || (number >= low && number <= high && double.IsFinite(number)))
        {
            return;
        }

        var range = double.IsInfinity(high) ? $"{Number(low)} or more" : $"from {Number(low)} to {Number(high)}";
        Error("out-of-range", field, $"{what} has {Number(number)} as its {Words(field)}; that must be {range}. Put such a number, or leave it empty.");
    }

    /// <summary>An error where two days are the wrong way round.</summary>
    public void InOrder(string field, DateOnly? from, DateOnly? to)
    {
        if (from > to)
        {
            Error("dates-reversed", field, $"{what} begins on {Day(from)} and ends before, on {Day(to)}. Exchange the two days.");
        }
    }

    public static string Number(double number) => number.ToString("0.###", CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>The name of a field as people say it: "ease of design" for easeOfDesign, "events" for binding/events.</summary>
    private static string Words(string field) => field switch
    {
        "felt" or "wished" => $"{field} emotion",
        _ => string.Concat(field[(field.LastIndexOf('/') + 1)..].Select(c => char.IsAsciiLetterUpper(c) ? $" {char.ToLowerInvariant(c)}" : c.ToString())),
    };

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private void Add(ProblemSeverity severity, string code, string field, string message) =>
        found.Add(new(severity, code, (path.Length, field.Length) switch { (0, _) => field, (_, 0) => path, _ => $"{path}/{field}" }, message));
}
