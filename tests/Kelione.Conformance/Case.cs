using System.Globalization;
using CsCheck;
using Kelione.Journeys;
using Kelione.Oracle.Generation;

namespace Kelione.Conformance;

/// <summary>Some events and a question about them, printed so that a failure can be read and tried again.</summary>
public sealed record Case(IReadOnlyList<JourneyEvent> Events, Question Question)
{
    /// <summary>Random cases for a kind of question.</summary>
    public static Gen<Case> Of(string kind) =>
        from set in JourneyGen.Events
        from question in QuestionGen.Of(kind, set.Base)
        select new Case(set.Events, question);

    /// <inheritdoc />
    public override string ToString() =>
        string.Join('\n', Events.Select(Line).Prepend("").Append(JourneyJson.WriteQuestion(Question)));

    /// <summary>An event in one line.</summary>
    internal static string Line(JourneyEvent e) => string.Create(
        CultureInfo.InvariantCulture,
        $"{e.Customer}  {UtcTime.Format(e.TimeMicros)}  {e.Activity}  {string.Join(' ', e.Fields.Select(f => $"{f.Key}={f.Value}"))}{(e.Value is { } v ? $" value={v}" : "")}{(e.EventId is { } id ? $" id={id}" : "")}");
}
