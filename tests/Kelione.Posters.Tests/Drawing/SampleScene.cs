using Kelione.Posters.Scenes;
using Kelione.Posters.Symbols;
using Kelione.Posters.Tests.Text;

namespace Kelione.Posters.Tests.Drawing;

/// <summary>A scene as full as a poster: eight steps in six lanes of text, a curve with its band, faces, icons, a clip, a halo and a turned text.</summary>
internal static class SampleScene
{
    private const int Steps = 8;
    private const int Lanes = 6;

    public static Scene Build(string language)
    {
        var scene = new SceneBuilder(Scene.A3Width, Scene.A3Height, language);
        var words = Words(language);
        var next = 0;
        string Some(int count) => string.Join(language == "zh-Hans" ? "" : " ", Enumerable.Range(0, count).Select(_ => words[next++ % words.Length]));
        scene.Text(44, 100, Some(3), new(54, 700, Spacing: -1.6));
        for (var s = 0; s < Steps; s++)
        {
            var x = 156 + (s * 173.0);
            using (scene.Mark($"step:{s}", $"Step <{s}> & more"))
            {
                scene.Rect(x, 158, 165, 3.2, Ink.Text);
                scene.Block(x, 186, Some(2), new(20, 700), 165, 1, floor: 12);
                for (var lane = 0; lane < Lanes; lane++)
                {
                    Card(scene, x, 220 + (lane * 120.0), Some);
                }
            }
        }

        Curve(scene, Some(2));
        return scene.Build($"{Some(3)} <script>alert('1')</script>", $"{Some(9)} & \"quoted\"");
    }

    private static void Card(SceneBuilder scene, double x, double y, Func<int, string> some)
    {
        scene.Rect(x, y, 165, 110, Ink.Surface, Ink.LineStrong, radius: 6, dash: [3, 2]);
        scene.Icon(Icons.Names[(int)(x + y) % Icons.Names.Length], x + 8, y + 8);
        scene.Text(x + 30, y + 18, "48,210 · 14.6 %", new(9.6, 600, Ink.Route));
        scene.Block(x + 8, y + 38, some(18), new(9.7), 149, 4, balance: true);
        scene.Block(x + 8, y + 96, some(6), new(9, 400, Ink.Hint, Italic: true), 149, 1);
    }

    private static void Curve(SceneBuilder scene, string quote)
    {
        double[] xs = [200, 400, 600, 800, 1000, 1200];
        double[] ys = [980, 1010, 960, 1030, 990, 970];
        scene.Path(new PathBuilder().Monotone(xs, [.. ys.Select(y => y - 8)]).MonotoneBack(xs, [.. ys.Select(y => y + 8)]).Close(), Ink.Flow, opacity: 0.4);
        scene.Path(new PathBuilder().Monotone(xs, ys), stroke: Ink.Text, strokeWidth: 2);
        scene.Face(FaceKind.Worry, 800, 1030);
        scene.Diamond(600, 960, 5, Ink.Wish);
        scene.Text(820, 1050, quote, new(11, Italic: true), halo: Ink.Surface);
        scene.Text(1560, 900, quote, new(11, 600), rotation: -90);
        using (scene.Group(1300, 960, 1.5, clip: new SceneBox(0, 0, 40, 40)))
        {
            scene.Circle(40, 40, 30, Ink.JoySoft, Ink.Joy, 2);
        }

        scene.Add(new SceneGroup([new SceneCircle(1450, 1000, 20, Ink.Barrier), new SceneCircle(1460, 1000, 20, Ink.Barrier)]) { Opacity = 0.5 });
    }

    private static string[] Words(string language) => language == "zh-Hans"
        ? [.. Texts.Of(language).Split('，', '：', '？', '（', '）', ' ').Where(w => w.Length > 0)]
        : Texts.Of(language).Split(' ');
}
