using System.CommandLine;
using Kelione.CommandLine.Commands.Maps;
using Kelione.Posters.Drawing;
using Kelione.Workspace;

namespace Kelione.CommandLine.Commands.Publishing;

/// <summary><c>kelione map poster</c> and <c>kelione map slides</c>.</summary>
internal static class PosterCommand
{
    /// <summary>Makes the command of posters.</summary>
    public static Command Poster(Surroundings surroundings, CommonOptions common)
    {
        var options = new MapOutputOptions(".pdf, .svg or .png");
        var size = Size("The paper: A4, A3, A2, A1, A0, with -portrait to turn it, or WIDTHxHEIGHT in millimetres [default: as the map needs, A3 or larger]");
        var dpi = Args.Number("--dpi", "PNG: dots to the inch, 24 to 1200 [default: 150]");
        var command = new KelioneCommand(
            "poster",
            "Draw a map as a poster of one page, in the layout of its kind.",
            "kelione map poster phone -o phone.pdf",
            "kelione map poster phone -o phone.pdf --size A1 --language lt",
            "kelione map poster phone -o phone.svg --unmeasured") { size, dpi };
        options.AddTo(command);
        return command.Does(surroundings, common, async (session, parse, cancellationToken) =>
        {
            var path = options.Path(session, "poster.pdf");
            var format = FormatOf(path);
            var (stored, measurement) = await options.FindAsync(session, cancellationToken);
            var request = new PictureRequest(stored.Map, stored.Version, measurement, parse.GetValue(options.Language) ?? "", parse.GetValue(size), parse.GetValue(dpi) ?? 150)
            {
                Demand = parse.GetValue(options.Unmeasured) || MapSources.Parse(parse.GetRequiredValue(options.Map)).Version is not null ? null : await new DemandShelf(session.Folder, session.Surroundings.Time).OfMapAsync(stored.Map.Id, cancellationToken),
            };
            var notices = await OutputFile.WriteAsync(path, stream => MapPictures.WritePosterAsync(request, stream, format, cancellationToken));
            Written.Tell(session, path, stored, measurement, notices);
        });
    }

    /// <summary>Makes the command of slides.</summary>
    public static Command Slides(Surroundings surroundings, CommonOptions common)
    {
        var options = new MapOutputOptions(".pdf");
        var command = new KelioneCommand(
            "slides",
            "Slides for a review meeting: the figures, a page for each stage, what to do first.",
            "kelione map slides phone -o review.pdf");
        options.AddTo(command);
        return command.Does(surroundings, common, async (session, parse, cancellationToken) =>
        {
            var path = options.Path(session, "review.pdf");
            if (FormatOf(path) != PosterFormat.Pdf)
            {
                throw new MendableException("Slides have several pages: give a name that ends in .pdf.");
            }

            var (stored, measurement) = await options.FindAsync(session, cancellationToken);
            var request = new PictureRequest(stored.Map, stored.Version, measurement, parse.GetValue(options.Language) ?? "", PosterPaper.A4);
            var notices = await OutputFile.WriteAsync(path, stream => MapPictures.WriteSlidesAsync(request, stream, cancellationToken));
            Written.Tell(session, path, stored, measurement, notices);
        });
    }

    private static Option<PosterPaper?> Size(string help) => Args.Option<PosterPaper?>("--size", help, PosterPaper.Parse, "PAPER");

    private static PosterFormat FormatOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".pdf" => PosterFormat.Pdf,
        ".svg" => PosterFormat.Svg,
        ".png" => PosterFormat.Png,
        _ => throw new MendableException($"'{Path.GetFileName(path)}' does not say in which form. End it in .pdf, .svg or .png."),
    };
}
