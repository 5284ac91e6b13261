using System.Runtime.InteropServices;

namespace Kelione.Posters.Text;

/// <summary>Functions of the HarfBuzz library that the package carries but does not offer: subsetting, and instances of variable fonts.</summary>
internal static partial class HarfBuzzNative
{
    /// <summary>Keeps glyphs only as asked: no alternates that the font's layout tables could lead to.</summary>
    public const uint NoLayoutClosure = 0x200;

    /// <summary>Leaves out instructions for coarse screens.</summary>
    public const uint NoHinting = 0x1;

    /// <summary>Keeps the shape of the glyph that stands for a missing one.</summary>
    public const uint NotdefOutline = 0x40;

    /// <summary>The set of tables to leave out.</summary>
    public const int DropTables = 3;

    private const string Library = "libHarfBuzzSharp";

    [LibraryImport(Library, EntryPoint = "hb_subset_input_create_or_fail")]
    public static partial nint CreateInput();

    [LibraryImport(Library, EntryPoint = "hb_subset_input_destroy")]
    public static partial void DestroyInput(nint input);

    [LibraryImport(Library, EntryPoint = "hb_subset_input_set_flags")]
    public static partial void SetFlags(nint input, uint flags);

    [LibraryImport(Library, EntryPoint = "hb_subset_input_glyph_set")]
    public static partial nint GlyphSet(nint input);

    [LibraryImport(Library, EntryPoint = "hb_subset_input_set")]
    public static partial nint InputSet(nint input, int kind);

    [LibraryImport(Library, EntryPoint = "hb_subset_input_pin_axis_location")]
    public static partial int PinAxis(nint input, nint face, uint tag, float value);

    [LibraryImport(Library, EntryPoint = "hb_set_add")]
    public static partial void AddToSet(nint set, uint value);

    [LibraryImport(Library, EntryPoint = "hb_subset_plan_create_or_fail")]
    public static partial nint CreatePlan(nint face, nint input);

    [LibraryImport(Library, EntryPoint = "hb_subset_plan_destroy")]
    public static partial void DestroyPlan(nint plan);

    [LibraryImport(Library, EntryPoint = "hb_subset_plan_old_to_new_glyph_mapping")]
    public static partial nint OldToNew(nint plan);

    [LibraryImport(Library, EntryPoint = "hb_subset_plan_execute_or_fail")]
    public static partial nint Execute(nint plan);

    [LibraryImport(Library, EntryPoint = "hb_map_get")]
    public static partial uint MapGet(nint map, uint key);

    [LibraryImport(Library, EntryPoint = "hb_face_reference_blob")]
    public static partial nint FaceBlob(nint face);

    [LibraryImport(Library, EntryPoint = "hb_face_destroy")]
    public static partial void DestroyFace(nint face);

    [LibraryImport(Library, EntryPoint = "hb_blob_get_data")]
    public static partial nint BlobData(nint blob, out uint length);

    [LibraryImport(Library, EntryPoint = "hb_blob_destroy")]
    public static partial void DestroyBlob(nint blob);

    [LibraryImport(Library, EntryPoint = "hb_font_set_variations")]
    public static partial void SetVariations(nint font, [In] Variation[] variations, uint count);

    /// <summary>Where an axis of a variable font stands.</summary>
    /// <param name="Tag">The axis, four letters as one number.</param>
    /// <param name="Value">Its place, in the font's own measure.</param>
    [StructLayout(LayoutKind.Sequential)]
    public readonly record struct Variation(uint Tag, float Value);
}
