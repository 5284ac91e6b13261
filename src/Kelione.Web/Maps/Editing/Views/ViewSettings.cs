using System.Text.Json;
using System.Text.Json.Serialization;
using Kelione.Maps;
using Kelione.Web.Maps.Inspecting;
using Kelione.Web.Shared;

namespace Kelione.Web.Maps.Editing.Views;

/// <summary>What of a map is shown and how. Kept by the browser for the person, and in a saved view for everybody. Immutable.</summary>
/// <param name="Hidden">The ids of hidden lanes, in order.</param>
/// <param name="Personas">The personas whose cards are shown, in order; empty for all.</param>
/// <param name="Zoom">The zoom; 1 for 100 %.</param>
/// <param name="Kind">The layout; null for the grid.</param>
/// <param name="Layer">The layer.</param>
/// <param name="Lens">Which customers and days are looked at; null for the map as it is measured.</param>
internal sealed record ViewSettings(ValueList<string> Hidden, ValueList<string> Personas, double Zoom, MapKind? Kind, MapLayer Layer, ViewLens? Lens)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, Converters = { new JsonStringEnumConverter() } };

    /// <summary>The whole map as it is shown to whoever never chose anything.</summary>
    public static ViewSettings Whole { get; } = new([], [], 1, null, MapLayer.Audience, null);

    /// <summary>What an editor shows just now.</summary>
    /// <param name="state">The editor.</param>
    /// <param name="withLens">Whether the customers and days are meant as well.</param>
    public static ViewSettings Of(EditorState state, bool withLens) => new(
        [.. state.HiddenLanes.Order(StringComparer.Ordinal)], [.. state.Personas.Order(StringComparer.Ordinal)], state.Zoom, state.View, state.Layer, withLens ? ViewLens.Of(state.Views.Lens) : null);

    /// <summary>Reads settings; null where the text is none of ours.</summary>
    public static ViewSettings? Read(string? text)
    {
        try
        {
            return string.IsNullOrEmpty(text) || JsonSerializer.Deserialize<ViewSettings>(text, Options) is not { } read
                ? null
                : read with { Hidden = read.Hidden ?? [], Personas = read.Personas ?? [], Zoom = read.Zoom is >= 0.25 and <= 2 ? read.Zoom : 1, Layer = Enum.IsDefined(read.Layer) ? read.Layer : MapLayer.Audience };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The settings as text.</summary>
    public string Write() => JsonSerializer.Serialize(this, Options);

    /// <summary>The settings without lanes and personas that the map does not have any more.</summary>
    public ViewSettings On(JourneyMap map) => this with
    {
        Hidden = [.. Hidden.Where(l => l is Grid.GridLanes.Goals or Grid.GridLanes.Measures || map.Lanes.Any(m => m.Id == l))],
        Personas = [.. Personas.Where(p => map.Personas.Any(m => m.Id == p))],
    };
}

/// <summary>Which customers and days a view looks at.</summary>
/// <param name="From">The first day; null for the beginning.</param>
/// <param name="To">The last day; null for the end.</param>
/// <param name="Against">What the period is compared with.</param>
/// <param name="A">A segment; null for all customers.</param>
/// <param name="B">The segment to compare with; null for none.</param>
/// <param name="IsAllTime">Whether all time is wished, not the days of the newest measurement.</param>
internal sealed record ViewLens(DateOnly? From, DateOnly? To, Against Against, string? A, string? B, bool IsAllTime = false)
{
    /// <summary>The lens of a choice; null where nothing was chosen.</summary>
    public static ViewLens? Of(LensChoice choice) => choice.IsPlain ? null : new(choice.Range.From, choice.Range.To, choice.Range.Against, choice.A, choice.B, choice.IsAllTime);

    /// <summary>The choice.</summary>
    public LensChoice Choice() => new(new DateRangeValue(From, To, Against), A, B) { IsAllTime = IsAllTime };
}
