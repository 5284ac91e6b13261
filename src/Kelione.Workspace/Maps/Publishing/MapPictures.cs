using Kelione.Maps;
using Kelione.Posters;
using Kelione.Posters.Drawing;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Workspace;

/// <summary>What is to be drawn of a map.</summary>
/// <param name="Map">The map.</param>
/// <param name="Version">Its version.</param>
/// <param name="Measurement">What was measured of it; null where nothing was.</param>
/// <param name="Language">The language of the fixed words; empty for the map's own.</param>
/// <param name="Paper">The paper of a PDF; null for A3 (slides: A4) or the larger sheet that a rich map takes.</param>
/// <param name="Dpi">Dots to the inch of a picture, 24–1,200.</param>
public sealed record PictureRequest(JourneyMap Map, int Version, MapMeasurement? Measurement, string Language = "", PosterPaper? Paper = null, double Dpi = 150)
{
    /// <summary>The search demand bound to the map's first stage, for posters of the linear kinds; null for none.</summary>
    public MapDemand? Demand { get; init; }

    /// <summary>The demand as posters draw it.</summary>
    internal IReadOnlyList<PosterDemand> DemandLines =>
        [.. (Demand?.Lines ?? []).Select(l => new PosterDemand(l.Topic, l.Region.Length > 0 ? $"{l.Source}, {l.Region}" : l.Source, l.Periods, [.. l.Months.Select(m => (m.Month, m.Value))]) { Total = l.Total })];
}

/// <summary>Publishes a map as a poster or as slides.</summary>
public static class MapPictures
{
    /// <summary>Draws a poster.</summary>
    /// <returns>What did not fit or could not be drawn, in words; empty where all is well.</returns>
    /// <exception cref="MendableException">The machine has no font, or the picture would be too large.</exception>
    public static Task<IReadOnlyList<string>> WritePosterAsync(PictureRequest request, Stream stream, PosterFormat format, CancellationToken cancellationToken = default) =>
        WriteAsync(request, input => [MapPoster.Arrange(input)], stream, format, cancellationToken);

    /// <summary>Draws slides, as PDF.</summary>
    /// <returns>What did not fit or could not be drawn, in words; empty where all is well.</returns>
    /// <exception cref="MendableException">The machine has no font.</exception>
    public static Task<IReadOnlyList<string>> WriteSlidesAsync(PictureRequest request, Stream stream, CancellationToken cancellationToken = default) =>
        WriteAsync(request, MapPoster.Slides, stream, PosterFormat.Pdf, cancellationToken);

    private static async Task<IReadOnlyList<string>> WriteAsync(
        PictureRequest request, Func<PosterInput, IReadOnlyList<Scene>> arrange, Stream stream, PosterFormat format, CancellationToken cancellationToken)
    {
        try
        {
            var input = new PosterInput(request.Map, request.Measurement, new PosterOptions { Language = request.Language, Version = request.Version }) { Demand = request.DemandLines };
            var scenes = arrange(input);
            var options = new SceneFileOptions
            {
                Paper = request.Paper,
                Dpi = request.Dpi,
                About = new PdfAbout(request.Map.Title, request.Map.Owner.Length > 0 ? request.Map.Owner : null, request.Map.Objective, Created: request.Measurement?.MeasuredAt),
            };
            await SceneFile.WriteAsync(scenes, stream, format, options, cancellationToken);
            return [.. scenes.SelectMany(s => s.Notices).Where(n => n.Kind != SceneNoticeKind.Shrunk).Select(n => n.Message).Distinct()];
        }
        catch (PosterFontException e)
        {
            throw new MendableException(e.Message, e);
        }
        catch (ArgumentException e) when (format == PosterFormat.Png)
        {
            // The message says what to do; the parameter's name behind it says nothing to a user.
            throw new MendableException(e.Message.Split(" (Parameter")[0], e);
        }
        catch (InvalidOperationException e) when (format == PosterFormat.Png)
        {
            throw new MendableException($"{e.Message} Ask for fewer dots to the inch.", e);
        }
    }
}
