"""The vocabulary of drawings: what of SVG 2 and its filters only draws."""

from __future__ import annotations

_ELEMENTS = """
    svg g defs symbol use title desc switch style path rect circle ellipse line polyline polygon
    image text tspan textPath linearGradient radialGradient stop pattern clipPath mask marker
    filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix
    feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB
    feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight
    feSpecularLighting feSpotLight feTile feTurbulence
"""
_PROPERTIES = """
    fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin
    stroke-miterlimit stroke-dasharray stroke-dashoffset opacity color display visibility overflow
    font font-family font-size font-weight font-style font-variant font-stretch letter-spacing
    word-spacing text-anchor text-decoration text-align dominant-baseline alignment-baseline
    baseline-shift line-height white-space writing-mode direction unicode-bidi stop-color stop-
    opacity flood-color flood-opacity lighting-color clip-path clip-rule mask filter marker
    marker-start marker-mid marker-end mix-blend-mode isolation paint-order vector-effect shape-
    rendering text-rendering image-rendering color-interpolation color-interpolation-filters
    transform transform-origin transform-box
"""
_ATTRIBUTES = """
    id class lang role aria-label aria-hidden aria-labelledby x y x1 y1 x2 y2 dx dy cx cy r rx ry
    fx fy fr width height d points pathLength rotate viewBox preserveAspectRatio version
    textLength lengthAdjust startOffset method spacing gradientUnits gradientTransform
    spreadMethod offset patternUnits patternContentUnits patternTransform clipPathUnits maskUnits
    maskContentUnits markerUnits markerWidth markerHeight refX refY orient filterUnits
    primitiveUnits in in2 result type values mode operator k1 k2 k3 k4 order kernelMatrix divisor
    bias targetX targetY edgeMode preserveAlpha surfaceScale diffuseConstant specularConstant
    specularExponent kernelUnitLength azimuth elevation pointsAtX pointsAtY pointsAtZ z
    limitingConeAngle stdDeviation radius scale xChannelSelector yChannelSelector tableValues
    slope intercept amplitude exponent baseFrequency numOctaves seed stitchTiles
"""
ELEMENTS = frozenset(_ELEMENTS.split())
PROPERTIES = frozenset(_PROPERTIES.split())
ATTRIBUTES = PROPERTIES | frozenset(_ATTRIBUTES.split())
# What drawing programs leave behind and nobody misses; its loss is not worth a word.
SILENT = frozenset({"metadata", "namedview", "RDF", "view", "i-props", "pgf", ""})
