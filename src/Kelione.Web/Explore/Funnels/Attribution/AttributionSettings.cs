using System.Globalization;
using Kelione.Journeys;
using Kelione.Web.Explore.Frame;
using Kelione.Workspace;

namespace Kelione.Web.Explore.Funnels.Attribution;

/// <summary>What attribution is asked with, as it stands in the address. Immutable.</summary>
internal static class AttributionSettings
{
    /// <summary>Reads the address.</summary>
    /// <param name="settings">The address' settings.</param>
    /// <param name="scope">Over which customers.</param>
    /// <param name="usualConversion">The result where the address names none; null where none is known.</param>
    /// <returns>The question, or null where no result is known.</returns>
    /// <exception cref="MendableException">A step is not one; the message says how to write it.</exception>
    public static AttributionQuestion? Of(ExploreSettings settings, Scope scope, string? usualConversion)
    {
        if (Step(settings.Maybe("conversion")) is not { } conversion)
        {
            return usualConversion is null ? null : Make(StepPattern.Of(usualConversion));
        }

        return Make(conversion);

        AttributionQuestion Make(StepPattern result) => new()
        {
            Scope = scope,
            Conversion = result,
            Touch = Step(settings.Maybe("touch")),
            Field = settings.Text("field", EventFields.Channel),
            Lookback = Length(settings, "lookback", 90),
            HalfLife = Length(settings, "halflife", 7),
            Costs = Costs(string.Join('\n', settings.All("cost")), out _),
        };
    }

    /// <summary>Reads costs: a line for each channel, its name, then a comma, semicolon or tab, then the amount with a point or a comma.</summary>
    /// <param name="text">The lines; a first line without an amount is a head.</param>
    /// <param name="wrong">The first line that cannot be read, null for none.</param>
    public static Dictionary<string, double> Costs(string text, out string? wrong)
    {
        wrong = null;
        var costs = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (line, i) in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select((l, i) => (l, i)))
        {
            var at = line.IndexOfAny([';', '\t']) is >= 0 and var other ? other : line.IndexOf(',', StringComparison.Ordinal);
            var (name, amount) = at > 0 ? (line[..at].Trim().Trim('"'), line[(at + 1)..].Trim().Trim('"').Replace(" ", "", StringComparison.Ordinal).Replace(',', '.')) : ("", "");
            if (double.TryParse(amount, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var cost))
            {
                costs[name] = cost;
            }
            else if (i > 0)
            {
                wrong ??= line;
            }
        }

        return costs;
    }

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
