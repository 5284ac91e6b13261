using Kelione.Maps;
using Kelione.Posters.Drawing;
using Kelione.Posters.Layouts;
using Kelione.Posters.Scenes;
namespace Kelione.Posters.Tests.Layouts.Ways;
public class Look
{
    internal static void Save(string name, PosterInput input)
    {
        var sw = System.Diagnostics.Stopwatch.StartNew();
        var scene = PosterLayouts.For(input.Map.Kind).Arrange(input);
        var first = sw.ElapsedMilliseconds; sw.Restart();
        scene = PosterLayouts.For(input.Map.Kind).Arrange(input);
        Console.WriteLine($"{name}: {scene.Width}x{scene.Height} first {first} ms, warm {sw.ElapsedMilliseconds} ms");
        foreach (var o in SceneChecks.Overlaps(scene)) Console.WriteLine("  OVERLAP " + o.First + " | " + o.Second + $" {o.Across:0.0} {o.Down:0.0} at {o.FirstBounds.Left:0},{o.FirstBounds.Top:0}");
        foreach (var o in SceneChecks.OutOfPage(scene)) Console.WriteLine("  OUT " + o);
        foreach (var o in SceneChecks.CutTexts(scene)) Console.WriteLine("  CUT " + o.Message);
        foreach (var o in SceneChecks.MissingGlyphs(scene)) Console.WriteLine("  MISSING " + o.Message);
        using var f = File.Create($"/tmp/look/l2/{name}.png");
        SceneFile.WriteAsync([scene], f, PosterFormat.Png, new SceneFileOptions(2 * 1587 / scene.Width * (scene.Width > 1600 ? 1.2 : 1))).GetAwaiter().GetResult();
    }
    [Fact]
    public void Channels()
    {
        Save("channels-lt", new PosterInput(WashingMachine.Map, WashingMachine.Measurement, new PosterOptions()));
        Save("channels-lt-unmeasured", new PosterInput(WashingMachine.Map, null, new PosterOptions()));
        Save("channels-found", new PosterInput(WashingMachine.Map with { Routes = [] }, WashingMachine.Measurement, new PosterOptions { Language = "en" }));
        Save("channels-none", new PosterInput(WashingMachine.Map with { Routes = [] }, null, new PosterOptions { Language = "zh" }));
    }
}
public class LookNonLinear
{
    [Fact]
    public void NonLinear()
    {
        Look.Save("nonlinear-en", new PosterInput(HolidayBooking.Map, HolidayBooking.Measurement, new PosterOptions()));
        Look.Save("nonlinear-ru", new PosterInput(HolidayBooking.Map, HolidayBooking.Measurement, new PosterOptions { Language = "ru" }));
        Look.Save("nonlinear-unmeasured", new PosterInput(HolidayBooking.Map, null, new PosterOptions()));
    }
}
