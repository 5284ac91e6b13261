using System.Globalization;
using System.Text;

namespace Kelione.Posters.Gallery;

/// <summary>The page that shows samples side by side: a row for each kind and size, a column for each language. It asks for nothing from outside its folder.</summary>
internal static class GalleryPage
{
    private const string Head = """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Gallery of posters</title>
        <style>
        body { font: 14px/1.45 system-ui, sans-serif; margin: 24px; background: #F7F7F3; color: #1A2232 }
        h2 { font-size: 20px; margin: 32px 0 8px }
        .row { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(320px, 1fr); gap: 12px; overflow-x: auto; margin-bottom: 16px }
        figure { margin: 0 }
        img { width: 100%; border: 1px solid #C3C9D4; background: #fff }
        figcaption { font-size: 12px; color: #566074 }
        a { color: #2456C7 }
        </style>
        <h1>Gallery of posters</h1>
        <p>All maps and numbers are invented.</p>

        """;

    public static string Write(IEnumerable<GallerySample> samples, string ending)
    {
        var page = new StringBuilder(Head.ReplaceLineEndings("\n"));
        foreach (var kind in samples.GroupBy(s => s.Kind))
        {
            page.Append(CultureInfo.InvariantCulture, $"<h2>{GallerySample.KindName(kind.Key)}</h2>\n");
            foreach (var row in kind.GroupBy(s => (s.Stages, s.Measured)))
            {
                page.Append("<div class=\"row\">\n").AppendJoin("", row.Select(s => Figure(s, ending))).Append("</div>\n");
            }
        }

        return page.ToString();
    }

    private static string Figure(GallerySample sample, string ending)
    {
        var file = sample.Name + ending;
        var shown = ending == ".pdf" ? "" : $"<img loading=\"lazy\" src=\"{file}\" alt=\"{sample.Name}\">";
        return $"<figure><a href=\"{file}\">{shown}<figcaption>{sample.Name}</figcaption></a></figure>\n";
    }
}
