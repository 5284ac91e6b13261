using System.Globalization;
using Kelione.Journeys;
using Kelione.Web.Explore.Frame;
using Kelione.Workspace;

namespace Kelione.Web.Explore.Funnels.Aha;

/// <summary>What aha moments are asked with, as it stands in the address. Immutable.</summary>
/// <param name="Question">The question.</param>
/// <param name="Picked">The candidate that is looked at closely; null for the first.</param>
public sealed record AhaSettings(AhaQuestion Question, (string Activity, int Times)? Picked)
{
    /// <summary>Reads the address.</summary>
    /// <param name="settings">The address' settings.</param>
    /// <param name="scope">Over which customers.</param>
    /// <param name="dataDays">How many days the data spans: the usual windows fit into it.</param>
    /// <exception cref="MendableException">A step is not one; the message says how to write it.</exception>
    public static AhaSettings Of(ExploreSettings settings, Scope scope, double dataDays)
    {
        var (exposure, from, to) = dataDays >= 90 ? (7, 7, 35) : dataDays >= 28 ? (1, 7, 14) : (1, 1, 7);
        var question = new AhaQuestion
        {
            Scope = scope,
            Exposure = Length(settings, "exposure", exposure),
            OutcomeFrom = Length(settings, "after", from),
            OutcomeTo = Length(settings, "until", to),
            Times = settings.Number("times", 5, 1, 20),
            MinimumGroup = settings.Number("min", 20, 1),
            Start = Step(settings.Maybe("start")),
            Retained = Step(settings.Maybe("retained")),
        };
        return new AhaSettings(question, Pick(settings.Maybe("pick")));
    }

    /// <summary>How a candidate stands in the address.</summary>
    public static string Write(AhaCandidate candidate) => Handles.Address(candidate.Activity, Handles.Part(candidate.Times));

    private static (string, int)? Pick(string? text) =>
        text is not null && Handles.Parts(text) is [var activity, var times] && int.TryParse(times, NumberStyles.None, CultureInfo.InvariantCulture, out var k) ? (activity, k) : null;

    private static Duration Length(ExploreSettings settings, string name, int usualDays) => Duration.TryParse(settings.Text(name), out var length) ? length : Duration.FromDays(usualDays);

    private static StepPattern? Step(string? text)
    {
        try
        {
            return text is null ? null : StepPattern.Parse(text);
        }
        catch (FormatException e)
        {
            throw new MendableException(e.Message, e);
        }
    }
}
