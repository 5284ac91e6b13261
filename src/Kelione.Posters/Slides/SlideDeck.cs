using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Slides;

/// <summary>Slides for a review meeting: the question and the figures, a page (or more) for each stage, and what to do first.</summary>
internal static class SlideDeck
{
    /// <summary>Arranges the pages in order.</summary>
    public static ImmutableArray<Scene> Arrange(PosterInput input)
    {
        var words = new PosterTexts("SlideWords", input.Options.Language.Length > 0 ? input.Options.Language : input.Map.Language);
        var ranked = PriorityList.Rank(input.Map, input.Measurement);
        var pages = new List<(SlidePage Page, string Title)>();
        SlidePage Begin(string title)
        {
            var page = new SlidePage(input, words);
            pages.Add((page, title));
            return page;
        }

        CoverSlide.Draw(Begin(input.Options.Title ?? input.Map.Title));
        foreach (var stage in new Layouts.Frame.MapReading(input.Map, input.Measurement).Stages)
        {
            StageSlides.Draw(stage.Index, ranked, () => Begin(stage.Stage.Name));
        }

        if (ranked.Ranked.Count + ranked.NoScoreYet.Count > 0)
        {
            PrioritySlides.Draw(ranked, () => Begin(words["WhatFirst"]));
        }

        return [.. pages.Select((p, i) => p.Page.Finish(i + 1, pages.Count, p.Title))];
    }
}
